// What a verifier does with a credential that knows the standards of the W3C and nothing of us. It has no network.

import { contexts } from '@digitalbazaar/credentials-context';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { driver } from '@digitalbazaar/did-method-key';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { createVerifyCryptosuite } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';

const resolver = driver();
resolver.use({ multibaseMultikeyHeader: 'z6Mk', fromMultibase: Ed25519Multikey.from });

/**
 * The contexts of the W3C, which packages bring, and keys, which stand in their names.
 * @param {string} url
 */
async function documentLoader(url) {
	const document = url.startsWith('did:key:') ? await resolver.get({ url }) : contexts.get(url);
	if (!document) throw new Error(`no network for ${url}`);
	return { contextUrl: null, documentUrl: url, document };
}

/**
 * Whether a credential is one, and was signed by its issuer.
 * @param {string} text
 * @returns {Promise<boolean>}
 */
export async function isCredential(text) {
	const suite = new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() });
	const { verified } = await vc.verifyCredential({ credential: JSON.parse(text), suite, documentLoader });
	return verified;
}
