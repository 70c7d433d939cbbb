// Checks redemption statements in a web page or in Node.js, with nothing but the WebAssembly module.
//
//     const { verify, readTrust } = await load(bytesOfTheModule);
//     const answer = verify(file, trust, Date.now() / 1000);
//     answer.verdict; // "accepted", "in_doubt", "not_final" or "refused" (then answer.reason says why)
//
// The file is a statement as JSON, as PDF, or in a W3C credential. `readTrust` reads a trust root, or the raw
// specification of a chain that it follows from: `text` of its answer is the trust root.
//
// An integer that a number of JavaScript cannot hold is a text of its digits.

/// The most bytes of a file: a PDF has pages beside the statement.
export const MAX_FILE = (64 + 16) * 1024 * 1024;

/// The most bytes of a trust root or of a specification, which has the program of the chain.
export const MAX_TRUST_FILE = 64 * 1024 * 1024;

/**
 * Makes the check from the bytes of the module, or from a module that was compiled before.
 * @param {BufferSource | WebAssembly.Module} source
 */
export async function load(source) {
	const module =
		source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source);
	if (WebAssembly.Module.imports(module).length > 0) {
		throw new Error("the module has imports: it is not the check of statements");
	}
	return {
		/** @param {Uint8Array} file @param {Uint8Array} trust @param {number} [now] */
		verify: (file, trust, now = -1) => within(file, MAX_FILE, "statement", () => call(module, "check", [file, trust], now)),
		/** @param {Uint8Array} file */
		readTrust: (file) => within(file, MAX_TRUST_FILE, "specification of a chain", () => call(module, "trust", [file])),
	};
}

/** @param {Uint8Array} file @param {number} most @param {string} what @param {() => any} check */
function within(file, most, what, check) {
	return file.length > most ? tooLarge(most, what) : check();
}

/**
 * The answer about a file that is so large that it need not be read.
 * @param {number} most @param {string} what
 */
export function tooLarge(most, what) {
	return refused(`it is larger than any ${what} (${most} bytes)`);
}

/**
 * Each call has an instance of its own, so its memory is given back whole, whatever happens.
 * @param {WebAssembly.Module} module @param {string} name @param {Uint8Array[]} files @param {number[]} numbers
 */
function call(module, name, files, ...numbers) {
	try {
		const exports = /** @type {Record<string, any>} */ (new WebAssembly.Instance(module).exports);
		const places = files.flatMap((bytes) => put(exports, bytes));
		return read(exports, exports[name](...places, ...numbers));
	} catch (error) {
		return refused(`The check could not be completed: ${error instanceof Error ? error.message : error}`);
	}
}

/** @param {Record<string, any>} exports @param {Uint8Array} bytes */
function put(exports, bytes) {
	const pointer = exports.alloc(bytes.length);
	if (bytes.length > 0 && pointer === 0) throw new Error("there is not enough memory");
	new Uint8Array(exports.memory.buffer, pointer, bytes.length).set(bytes);
	return [pointer, bytes.length];
}

/** @param {Record<string, any>} exports @param {number} pointer */
function read({ memory }, pointer) {
	const length = new DataView(memory.buffer).getUint32(pointer, true);
	const text = new TextDecoder().decode(new Uint8Array(memory.buffer, pointer + 4, length));
	return JSON.parse(exact(text));
}

/**
 * Puts long integers in quotes. Texts, which come first here, stay as they are.
 * @param {string} json
 */
function exact(json) {
	return json.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|\d{16,}/g, (part) => (part.startsWith('"') ? part : `"${part}"`));
}

/** @param {string} reason */
function refused(reason) {
	return { verdict: "refused", reason };
}
