// Before the first paint: light or dark, as chosen here before or as the system has it.
(() => {
	let chosen = null;
	try {
		chosen = localStorage.getItem('mantine-color-scheme-value');
	} catch {
		// Storage is refused: the system decides.
	}
	const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
	document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
