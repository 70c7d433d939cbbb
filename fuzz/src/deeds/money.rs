//! Money moves: the native token, and settlement assets.

use frame_system::RawOrigin;
use pallet_assets::Call as Assets;
use pallet_balances::Call as Balances;
use verdigrid_runtime::{
	money::governance_account, presets::CNY, AccountId, OriginCaller, Runtime, RuntimeCall, VDG,
};

use super::{registry, root, Act, Deed, Scene};

pub(super) const DEEDS: &[Deed] =
	&[give, give, give_yuan, give_yuan, approve, create_asset, administer, govern, touch, destroy];

/// Newcomers need money; now and then an account is emptied.
fn give(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (from, to) = (scene.anybody(), scene.anybody());
	let value = scene.dice.one_of([1, VDG / 1_000, VDG, 300 * VDG]);
	let call: RuntimeCall = match scene.dice.below(10) {
		0 => Balances::transfer_all { dest: to.into(), keep_alive: scene.dice.once_in(2) }.into(),
		1 => Balances::transfer_keep_alive { dest: to.into(), value }.into(),
		_ => Balances::transfer_allow_death { dest: to.into(), value }.into(),
	};
	Some(vec![Act::By(from, call)])
}

/// An asset that exists, by its number.
fn asset(scene: &mut Scene<'_>) -> u32 {
	let known: Vec<u32> = pallet_assets::Asset::<Runtime>::iter_keys().collect();
	scene.dice.pick(&known).copied().unwrap_or(CNY)
}

fn give_yuan(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (from, target) = (scene.anybody(), scene.anybody().into());
	let id = if scene.dice.once_in(5) { asset(scene) } else { CNY }.into();
	let amount = scene.dice.one_of([1, 10_000, 1_000_000]);
	let call = match scene.dice.once_in(6) {
		true => Assets::transfer_keep_alive { id, target, amount },
		false => Assets::transfer { id, target, amount },
	};
	Some(vec![Act::By(from, call.into())])
}

fn approve(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let id = CNY.into();
	let approvals: Vec<_> = pallet_assets::Approvals::<Runtime>::iter_keys().collect();
	if let Some((_, owner, delegate)) = scene.dice.pick(&approvals).cloned() {
		let call = match scene.dice.below(3) {
			0 => Assets::cancel_approval { id, delegate: delegate.into() },
			1 => return None,
			_ => {
				let destination = scene.anybody().into();
				let amount = scene.dice.one_of([1, 50, 500]);
				let call =
					Assets::transfer_approved { id, owner: owner.into(), destination, amount };
				return Some(vec![Act::By(delegate, call.into())]);
			}
		};
		return Some(vec![Act::By(owner, call.into())]);
	}
	let delegate = scene.anybody().into();
	scene.by_anybody(Assets::approve_transfer { id, delegate, amount: 500 })
}

fn create_asset(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let id = scene.dice.within(1, 4) as u32;
	let owner = match scene.dice.once_in(3) {
		true => governance_account(),
		false => scene.anybody(),
	};
	let call = Assets::force_create {
		id: id.into(),
		owner: owner.into(),
		is_sufficient: scene.dice.once_in(2),
		min_balance: scene.dice.one_of([1, 10, 0]),
	};
	registry(scene, call)
}

/// What the owner of an asset does with it; for the governance account, root.
fn administer(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let asset = asset(scene);
	let details = pallet_assets::Asset::<Runtime>::get(asset)?;
	let holders: Vec<AccountId> =
		pallet_assets::Account::<Runtime>::iter_key_prefix(asset).collect();
	let who = match scene.dice.once_in(2) {
		true => scene.dice.pick(&holders).cloned()?,
		false => scene.anybody(),
	};
	let id = asset.into();
	let (name, symbol) = (scene.dice.bytes(9), scene.dice.bytes(3));
	let call: RuntimeCall = match scene.dice.below(18) {
		0..=4 => Assets::mint { id, beneficiary: who.into(), amount: 5_000 },
		5 => Assets::burn { id, who: who.into(), amount: scene.dice.one_of([1, 4_999, 5_000]) },
		6 => Assets::freeze { id, who: who.into() },
		7 => Assets::thaw { id, who: who.into() },
		8 => Assets::block { id, who: who.into() },
		9 => Assets::freeze_asset { id },
		10 => Assets::set_min_balance { id, min_balance: 2 },
		11 => Assets::set_metadata { id, name, symbol, decimals: 2 },
		12 => Assets::clear_metadata { id },
		13 => Assets::transfer_ownership { id, owner: who.into() },
		14 => {
			let (issuer, admin, freezer) =
				(details.issuer.into(), who.into(), details.freezer.into());
			Assets::set_team { id, issuer, admin, freezer }
		}
		15 => Assets::touch_other { id, who: who.into() },
		16 => Assets::refund_other { id, who: who.into() },
		_ => Assets::thaw_asset { id },
	}
	.into();
	if details.owner != governance_account() {
		return Some(vec![Act::By(details.owner, call)]);
	}
	let as_origin: OriginCaller = RawOrigin::Signed(details.owner).into();
	let call =
		pallet_utility::Call::dispatch_as { as_origin: Box::new(as_origin), call: Box::new(call) };
	Some(vec![Act::Vote(root(), call.into())])
}

/// What governance does with any asset.
fn govern(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let asset = asset(scene);
	let details = pallet_assets::Asset::<Runtime>::get(asset)?;
	let id = asset.into();
	let (name, symbol) = (scene.dice.bytes(9), scene.dice.bytes(3));
	let owner: AccountId = scene.anybody();
	let call = match scene.dice.below(4) {
		0 => Assets::force_set_metadata { id, name, symbol, decimals: 2, is_frozen: false },
		1 => Assets::force_clear_metadata { id },
		// Money of the market that is not sufficient any more would be another asset.
		_ if asset == CNY => return None,
		2 => Assets::force_asset_status {
			id,
			owner: details.owner.into(),
			issuer: owner.clone().into(),
			admin: owner.clone().into(),
			freezer: owner.into(),
			min_balance: details.min_balance,
			is_sufficient: !details.is_sufficient,
			is_frozen: scene.dice.once_in(3),
		},
		_ => {
			let approvals: Vec<_> = pallet_assets::Approvals::<Runtime>::iter_keys().collect();
			let (_, owner, delegate) = scene.dice.pick(&approvals).cloned()?;
			Assets::force_cancel_approval { id, owner: owner.into(), delegate: delegate.into() }
		}
	};
	registry(scene, call)
}

/// An account is made ready for an asset, or given up.
fn touch(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let id = asset(scene).into();
	let dest = scene.anybody().into();
	let call = match scene.dice.below(3) {
		0 => Assets::touch { id },
		1 => Assets::refund { id, allow_burn: scene.dice.once_in(2) },
		_ => Assets::transfer_all { id, dest, keep_alive: scene.dice.once_in(2) },
	};
	scene.by_anybody(call)
}

/// The end of an asset, step by step. Seldom that of the money of the market.
fn destroy(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let asset = asset(scene);
	if asset == CNY && !scene.dice.once_in(12) {
		return None;
	}
	let id = asset.into();
	match scene.dice.below(4) {
		0 => registry(scene, Assets::start_destroy { id }),
		1 => scene.by_anybody(Assets::destroy_accounts { id }),
		2 => scene.by_anybody(Assets::destroy_approvals { id }),
		_ => scene.by_anybody(Assets::finish_destroy { id }),
	}
}
