// A wallet as browsers have them: it announces itself, shows accounts, and signs, in the process of the test.

/** A wallet with these keys. */
export class Wallet {
	/** Whether it refuses what it is asked to sign. */
	refuses = false;
	/** What it was asked to sign. */
	asked = [];

	/**
	 * @param registry of a client of the chain, which knows how transactions are encoded
	 * @param {{ name: string, key: { address: string } }[]} people
	 */
	constructor(registry, people) {
		this.registry = registry;
		this.people = people;
	}

	/** Puts the wallet into a page, before its first script. */
	async inject(page) {
		await page.exposeFunction('walletSigns', (payload) => this.#sign(payload));
		const accounts = this.people.map(({ name, key }) => ({ name, address: key.address, type: 'sr25519' }));
		await page.addInitScript((accounts) => {
			const signer = {
				signPayload: async (payload) => {
					const answer = await window.walletSigns(payload);
					if (answer.refused) throw new Error('Cancelled');
					return { id: 1, signature: answer.signature };
				},
				signRaw: () => Promise.reject(new Error('Cancelled')),
			};
			const enable = async () => ({ accounts: { get: async () => accounts, subscribe: (tell) => (tell(accounts), () => undefined) }, signer });
			window.injectedWeb3 = { 'verdigrid-test': { version: '1.0.0', enable } };
		}, accounts);
	}

	#sign(payload) {
		this.asked.push(payload);
		if (this.refuses) return { refused: true };
		const { key } = this.people.find(({ key: { address } }) => address === payload.address);
		const encoded = this.registry.createType('ExtrinsicPayload', payload, { version: payload.version });
		return { refused: false, signature: encoded.sign(key).signature };
	}
}
