/**
 * How a file comes in: chosen, dropped or pasted.
 *
 * @typedef {{ name: string | null, size: number, bytes: Uint8Array | null }} Source a file; `null` for the name of a
 *   pasted text, and for the bytes of a file that is too large to read
 */

/**
 * Watches a part of the page that takes a file.
 * @param {HTMLElement} part @param {number} most the largest file that is read, in bytes
 * @param {(source: Source) => void} take @param {(key: 'dropOne' | 'readFailed', why?: string) => void} complain
 */
export function watch(part, most, take, complain) {
	const chooser = /** @type {HTMLInputElement} */ (part.querySelector('input[type=file]'));
	const text = /** @type {HTMLTextAreaElement} */ (part.querySelector('textarea'));
	// A large file can be read after a small one that was chosen later. The one that was chosen last counts.
	let latest = 0;
	const read = async (/** @type {File} */ file) => {
		const mine = ++latest;
		try {
			const bytes = file.size > most ? null : new Uint8Array(await file.arrayBuffer());
			if (mine === latest) take({ name: file.name, size: file.size, bytes });
		} catch (error) {
			if (mine === latest) complain('readFailed', error instanceof Error ? error.message : String(error));
		}
	};
	part.querySelector('.choose')?.addEventListener('click', () => chooser.click());
	chooser.addEventListener('change', () => {
		const file = chooser.files?.[0];
		if (file) void read(file);
		// The same file can be chosen again, after it was changed.
		chooser.value = '';
	});
	part.querySelector('.use')?.addEventListener('click', () => {
		latest++;
		take(pasted(text.value));
	});
	part.addEventListener('dragover', (event) => mark(event, part, true));
	part.addEventListener('dragleave', (event) => mark(event, part, false));
	part.addEventListener('drop', (event) => {
		mark(event, part, false);
		event.stopPropagation();
		const [file, ...others] = event.dataTransfer?.files ?? [];
		if (file && others.length === 0) void read(file);
		else complain('dropOne');
	});
}

/** Nothing that is dropped beside these parts makes the browser leave the page. @param {() => void} complain */
export function guard(complain) {
	document.addEventListener('dragover', (event) => event.preventDefault());
	document.addEventListener('drop', (event) => {
		event.preventDefault();
		complain();
	});
}

/** @param {DragEvent} event @param {HTMLElement} part @param {boolean} isOver */
function mark(event, part, isOver) {
	event.preventDefault();
	part.classList.toggle('over', isOver);
}

/**
 * Copying often leaves out the line feed with which a statement ends.
 * @param {string} text @returns {Source}
 */
function pasted(text) {
	const bytes = new TextEncoder().encode(text.endsWith('}') ? `${text}\n` : text);
	return { name: null, size: bytes.length, bytes };
}
