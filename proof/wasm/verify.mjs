// Checks redemption statements in a web page or in Node.js, with nothing but the WebAssembly module.
//
//     const verify = await load(bytesOfTheModule);
//     const answer = verify(statement, trust, Date.now() / 1000);
//     answer.verdict; // "accepted", "in_doubt", "not_final" or "refused" (then answer.reason says why)

/// The most bytes of a statement.
export const MAX_STATEMENT = 64 * 1024 * 1024;

/** Makes the check from the bytes of the module, or from a module that was compiled before. */
export async function load(source) {
	const module =
		source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source);
	if (WebAssembly.Module.imports(module).length > 0) {
		throw new Error("the module has imports: it is not the check of statements");
	}
	return (statement, trust, now) => checkOnce(new WebAssembly.Instance(module), statement, trust, now);
}

// Each check has an instance of its own, so its memory is given back whole, whatever happens.
function checkOnce({ exports }, statement, trust, now = -1) {
	if (statement.length > MAX_STATEMENT) {
		return refused("The file is larger than 64 MiB: it is no statement.");
	}
	try {
		const [json, jsonLength] = put(exports, statement);
		const [root, rootLength] = put(exports, trust);
		return read(exports, exports.check(json, jsonLength, root, rootLength, now));
	} catch (error) {
		return refused(`The check could not be completed: ${error.message}`);
	}
}

function put(exports, bytes) {
	const pointer = exports.alloc(bytes.length);
	if (bytes.length > 0 && pointer === 0) throw new Error("there is not enough memory");
	new Uint8Array(exports.memory.buffer, pointer, bytes.length).set(bytes);
	return [pointer, bytes.length];
}

function read({ memory }, pointer) {
	const length = new DataView(memory.buffer).getUint32(pointer, true);
	const text = new TextDecoder().decode(new Uint8Array(memory.buffer, pointer + 4, length));
	return JSON.parse(text);
}

function refused(reason) {
	return { verdict: "refused", reason };
}
