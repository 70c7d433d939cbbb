// These packages come without types.
declare module "@digitalbazaar/*";
