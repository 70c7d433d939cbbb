/** The WebAssembly of `proof/wasm` in base64. `build.mjs` puts it here. */
export const MODULE = '';
/** The version of Verdigrid. `build.mjs` puts it here. */
export const VERSION = '';
