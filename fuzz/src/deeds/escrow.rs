//! Agreements about the custody of vouchers.

use sp_core::H256;
use verdigrid_escrow::{Call, Condition, Outcome, Ruling, TermsOf};
use verdigrid_primitives::{party::PartyId, voucher::AgreementId};
use verdigrid_runtime::Runtime;

use super::{
	certificates::claim,
	market::{asset, buyer},
	vouchers::voucher,
	Act, Deed, Scene,
};

pub(super) const DEEDS: &[Deed] = &[
	open, open, open, accept, accept, pay, pay, approve, approve, reveal, reveal, release, reclaim,
	cancel, dispute, arbitrate,
];

type Agreement = verdigrid_escrow::AgreementOf<Runtime>;

fn condition(
	scene: &mut Scene<'_>,
) -> Option<Condition<verdigrid_runtime::money::NativeOrAsset, u128>> {
	Some(match scene.dice.below(4) {
		0 => Condition::Payment {
			asset: asset(scene),
			amount: match scene.dice.below(16) {
				0 => 0,
				1 => u128::MAX,
				_ => scene.dice.one_of([1, 50, 1_000]),
			},
		},
		1 => Condition::NotBefore(scene.view.now + scene.dice.one_of([0, 10, 60, 3_600])),
		2 => {
			let preimage: [u8; 32] = scene.dice.array();
			let hash = H256(sp_crypto_hashing::sha2_256(&preimage));
			scene.secrets.preimages.insert(hash, preimage);
			Condition::HashLock(hash)
		}
		_ => {
			let count = scene.dice.within(1, 3);
			let mut parties: Vec<PartyId> = (0..count).filter_map(|_| buyer(scene)).collect();
			parties.dedup();
			let threshold = scene.dice.within(1, parties.len() as u64) as u32;
			Condition::Approvals { parties: parties.try_into().ok()?, threshold }
		}
	})
}

fn open(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (voucher, record) = voucher(scene)?;
	let beneficiary = buyer(scene)?;
	let conditions: Vec<_> =
		(0..scene.dice.one_of([0, 1, 1, 1, 2, 3])).filter_map(|_| condition(scene)).collect();
	let outcome = match scene.dice.once_in(2) {
		true => Outcome::RedeemFor(claim(scene, record.range.batch, beneficiary)?),
		false => Outcome::Deliver,
	};
	let arbiter = match scene.dice.once_in(2) {
		true => Some(buyer(scene)?),
		false => None,
	};
	let deadline = scene.view.now + scene.dice.one_of([300, 3_700, 90_000, 10 * 86_400]);
	let terms = TermsOf::<Runtime> {
		beneficiary,
		arbiter,
		outcome,
		conditions: conditions.try_into().ok()?,
		deadline,
	};
	scene.by(record.holder, Call::open { voucher, terms })
}

fn agreement(scene: &mut Scene<'_>) -> Option<(AgreementId, Agreement)> {
	scene.dice.pick(&scene.view.agreements).cloned()
}

fn hash(scene: &mut Scene<'_>, agreement: &Agreement) -> H256 {
	match scene.dice.once_in(25) {
		true => scene.hash(),
		false => agreement.terms_hash,
	}
}

fn accept(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (agreement, record) = agreement(scene)?;
	let terms_hash = hash(scene, &record);
	scene.by(record.terms.beneficiary, Call::accept { agreement, terms_hash })
}

fn pay(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (agreement, record) = agreement(scene)?;
	if record.terms.payment().is_none() && !scene.dice.once_in(10) {
		return None;
	}
	let terms_hash = hash(scene, &record);
	scene.by(record.terms.beneficiary, Call::pay { agreement, terms_hash })
}

fn approve(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (agreement, record) = agreement(scene)?;
	let approvers: Vec<PartyId> =
		record.terms.approvals().flat_map(|(parties, _)| parties.iter().copied()).collect();
	let approver = scene.party(&approvers)?;
	let terms_hash = hash(scene, &record);
	scene.by(approver, Call::approve { agreement, terms_hash })
}

fn reveal(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (agreement, record) = agreement(scene)?;
	let locks: Vec<H256> = record.terms.hash_locks().collect();
	let lock = scene.dice.pick(&locks)?;
	let preimage = scene.secrets.preimages.get(lock).copied().unwrap_or_default();
	scene.by_anybody(Call::reveal { agreement, preimage })
}

fn release(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (agreement, _) = agreement(scene)?;
	scene.by_anybody(Call::release { agreement })
}

fn reclaim(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (agreement, _) = agreement(scene)?;
	scene.by_anybody(Call::reclaim { agreement })
}

fn cancel(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (agreement, record) = agreement(scene)?;
	if !scene.dice.once_in(3) {
		return None;
	}
	scene.by(record.depositor, Call::cancel { agreement })
}

fn dispute(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (agreement, record) = agreement(scene)?;
	let side = scene.dice.one_of([record.depositor, record.terms.beneficiary]);
	scene.by(side, Call::dispute { agreement })
}

fn arbitrate(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (agreement, record) = agreement(scene)?;
	let arbiter = record.terms.arbiter?;
	let terms_hash = hash(scene, &record);
	let ruling = scene.dice.one_of([Ruling::Release, Ruling::Refund]);
	scene.by(arbiter, Call::arbitrate { agreement, terms_hash, ruling })
}
