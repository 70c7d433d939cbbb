/**
 * Elements of the page. Texts become text nodes: nothing is ever read as markup.
 *
 * @typedef {Node | string | number | null | undefined | any[]} Child
 */

/**
 * @param {string} name
 * @param {Record<string, string | boolean | EventListener>} attributes
 * @param {...Child} children
 */
export function element(name, attributes, ...children) {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		if (typeof value === 'function') made.addEventListener(key, value);
		else if (value === true) made.setAttribute(key, '');
		else if (value !== false) made.setAttribute(key, value);
	}
	append(made, children);
	return made;
}

/** @param {Child[]} children */
export function fragment(...children) {
	const made = document.createDocumentFragment();
	append(made, children);
	return made;
}

/** @param {Node} parent @param {Child[]} children */
function append(parent, children) {
	for (const child of children.flat(Infinity)) {
		if (child instanceof Node) parent.appendChild(child);
		else if (child !== null && child !== undefined) parent.appendChild(document.createTextNode(String(child)));
	}
}

/** Replaces what an element has. @param {Element} parent @param {...Child} children */
export function fill(parent, ...children) {
	parent.replaceChildren(fragment(...children));
}
