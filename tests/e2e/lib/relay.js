// Passes connections on: node relay.js FROM TO
//
// Each is a port of this machine, or the file of a socket. A port belongs to one network namespace. A file is seen in all of them.

import { connect, createServer } from 'node:net';

/** @param {string} text */
const place = (text) => (/^\d+$/.test(text) ? { host: '127.0.0.1', port: Number(text) } : { path: text });
const [from, to] = process.argv.slice(2).map(place);

createServer((near) => {
	const far = connect(to);
	for (const [one, other] of [[near, far], [far, near]]) {
		one.pipe(other);
		one.on('error', () => other.destroy());
	}
}).listen(from);
