//! Whether a call still means what this client was built for.
//!
//! Each call is judged by itself: an upgrade of the chain that leaves it as it is does not concern it. A call that carries
//! others, such as `utility.batch`, is judged with those that it carries, and not with all that it could carry.

use crate::{api, ClientError};
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef, Variant};
use std::{collections::BTreeSet, sync::OnceLock};
use subxt::{
	ext::{
		frame_decode::extrinsics::encode_call_data,
		scale_value::{scale::decode_as_type, Composite, Value, ValueDef},
	},
	metadata::TransactionExtensionMetadata,
	transactions::Payload,
	Metadata,
};

/// The metadata that this client was built from.
pub fn own_metadata() -> Result<&'static Metadata, ClientError> {
	static OWN: OnceLock<Option<Metadata>> = OnceLock::new();
	let own = OWN.get_or_init(|| Metadata::decode_from(api::METADATA).ok());
	own.as_ref().ok_or_else(|| ClientError::Unexpected("the client's own metadata".into()))
}

/// Fails with the names of the calls that have changed, of this one and those that it carries. A call that this client
/// was not built with is not judged.
pub fn check<P: Payload>(chain: &Metadata, payload: &P) -> Result<(), ClientError> {
	let own = own_metadata()?;
	let (pallet, call) = (payload.pallet_name(), payload.call_name());
	let Some(variant) = variant(own, pallet, call) else { return Ok(()) };
	if !is_same_envelope(own, chain) {
		return Err(ClientError::OtherVersion { calls: "the form of transactions".to_owned() });
	}
	let mut calls = BTreeSet::from([(pallet.to_owned(), call.to_owned())]);
	if carries_calls(own, variant) {
		let encoded = encode_call_data(pallet, call, payload.call_data(), own, own.types());
		calls.extend(carried(own, &encoded.map_err(ClientError::node_encoding)?)?);
	}
	let changed = |(pallet, call): &(String, String)| !is_same(own, chain, pallet, call);
	let changed: Vec<String> =
		calls.iter().filter(|name| changed(name)).map(|(p, c)| format!("{p}.{c}")).collect();
	match changed.is_empty() {
		true => Ok(()),
		false => Err(ClientError::OtherVersion { calls: changed.join(", ") }),
	}
}

fn variant<'m>(
	metadata: &'m Metadata,
	pallet: &str,
	call: &str,
) -> Option<&'m Variant<PortableForm>> {
	metadata.pallet_by_name(pallet)?.call_variant_by_name(call)
}

/// The calls in an encoded call, itself among them.
fn carried(own: &Metadata, encoded: &[u8]) -> Result<BTreeSet<(String, String)>, ClientError> {
	let all = own.outer_enums().call_enum_ty();
	let value = decode_as_type(&mut &*encoded, all, own.types())
		.map_err(|error| ClientError::Unexpected(error.to_string()))?;
	let mut found = BTreeSet::new();
	collect(&value, all, &mut found);
	Ok(found)
}

/// A value of the type of all calls is a variant for the pallet, with a variant for the call inside.
fn collect(value: &Value<u32>, all: u32, found: &mut BTreeSet<(String, String)>) {
	if let (true, ValueDef::Variant(pallet)) = (value.context == all, &value.value) {
		if let Some(ValueDef::Variant(call)) = pallet.values.values().next().map(|call| &call.value)
		{
			found.insert((pallet.name.clone(), call.name.clone()));
		}
	}
	let parts: Box<dyn Iterator<Item = &Value<u32>>> = match &value.value {
		ValueDef::Composite(composite) => Box::new(parts(composite)),
		ValueDef::Variant(variant) => Box::new(parts(&variant.values)),
		_ => return,
	};
	parts.for_each(|part| collect(part, all, found));
}

fn parts(composite: &Composite<u32>) -> impl Iterator<Item = &Value<u32>> {
	composite.values()
}

/// Whether a call can carry others.
fn carries_calls(metadata: &Metadata, variant: &Variant<PortableForm>) -> bool {
	let all = metadata.outer_enums().call_enum_ty();
	let mut seen = BTreeSet::new();
	variant.fields.iter().any(|field| reaches(metadata.types(), field.ty.id, all, &mut seen))
}

fn reaches(types: &PortableRegistry, from: u32, to: u32, seen: &mut BTreeSet<u32>) -> bool {
	from == to
		|| (seen.insert(from)
			&& inner(types, from).into_iter().any(|part| reaches(types, part, to, seen)))
}

/// The types that a type consists of.
fn inner(types: &PortableRegistry, id: u32) -> Vec<u32> {
	let Some(found) = types.resolve(id) else { return vec![] };
	let of = |fields: &[Field<PortableForm>]| fields.iter().map(|field| field.ty.id).collect();
	match &found.type_def {
		TypeDef::Composite(composite) => of(&composite.fields),
		TypeDef::Variant(variants) => {
			variants.variants.iter().flat_map(|variant| of(&variant.fields)).collect::<Vec<u32>>()
		}
		TypeDef::Sequence(sequence) => vec![sequence.type_param.id],
		TypeDef::Array(array) => vec![array.type_param.id],
		TypeDef::Tuple(tuple) => tuple.fields.iter().map(|field| field.id).collect(),
		TypeDef::Compact(compact) => vec![compact.type_param.id],
		TypeDef::Primitive(_) | TypeDef::BitSequence(_) => vec![],
	}
}

/// Whether transactions of both have the same parts around their call, and sign the same. Otherwise a signature could mean
/// something else: a node says what its chain has, and could lie.
fn is_same_envelope(own: &Metadata, chain: &Metadata) -> bool {
	let parts = |metadata: &Metadata| -> Vec<(String, u32, u32)> {
		let all = metadata.extrinsic().transaction_extensions_to_use_for_encoding();
		let part = |it: TransactionExtensionMetadata<'_>| {
			(it.identifier().to_owned(), it.extra_ty(), it.additional_ty())
		};
		all.map(part).collect()
	};
	let (one, other) = (parts(own), parts(chain));
	let mut pair = Pair::of(own, chain);
	let is_same = |(one, other): (&(String, u32, u32), &(String, u32, u32))| {
		one.0 == other.0 && pair.same(one.1, other.1) && pair.same(one.2, other.2)
	};
	own.extrinsic().supported_versions() == chain.extrinsic().supported_versions()
		&& one.len() == other.len()
		&& one.iter().zip(&other).all(is_same)
}

/// Whether a call has the same place and the same arguments in both.
fn is_same(own: &Metadata, chain: &Metadata, pallet: &str, call: &str) -> bool {
	let index = |metadata: &Metadata| metadata.pallet_by_name(pallet).map(|it| it.call_index());
	let (Some(one), Some(other)) = (variant(own, pallet, call), variant(chain, pallet, call))
	else {
		return false;
	};
	index(own) == index(chain)
		&& one.index == other.index
		&& Pair::of(own, chain).same_fields(&one.fields, &other.fields)
}

/// Compares types of two registries.
struct Pair<'m> {
	own: &'m PortableRegistry,
	chain: &'m PortableRegistry,
	/// The types of all calls: what is carried is judged by itself.
	calls: (u32, u32),
	/// What is being compared: types may contain themselves.
	seen: BTreeSet<(u32, u32)>,
}

impl<'m> Pair<'m> {
	fn of(own: &'m Metadata, chain: &'m Metadata) -> Self {
		Pair {
			own: own.types(),
			chain: chain.types(),
			calls: (own.outer_enums().call_enum_ty(), chain.outer_enums().call_enum_ty()),
			seen: BTreeSet::new(),
		}
	}

	fn same(&mut self, one: u32, other: u32) -> bool {
		if (one, other) == self.calls || !self.seen.insert((one, other)) {
			return true;
		}
		let (Some(own), Some(chain)) = (self.own.resolve(one), self.chain.resolve(other)) else {
			return false;
		};
		match (&own.type_def, &chain.type_def) {
			(TypeDef::Composite(one), TypeDef::Composite(other)) => {
				self.same_fields(&one.fields, &other.fields)
			}
			(TypeDef::Variant(one), TypeDef::Variant(other)) => {
				self.same_variants(&one.variants, &other.variants)
			}
			(TypeDef::Sequence(one), TypeDef::Sequence(other)) => {
				self.same(one.type_param.id, other.type_param.id)
			}
			(TypeDef::Array(one), TypeDef::Array(other)) => {
				one.len == other.len && self.same(one.type_param.id, other.type_param.id)
			}
			(TypeDef::Tuple(one), TypeDef::Tuple(other)) => {
				one.fields.len() == other.fields.len()
					&& one.fields.iter().zip(&other.fields).all(|(a, b)| self.same(a.id, b.id))
			}
			(TypeDef::Compact(one), TypeDef::Compact(other)) => {
				self.same(one.type_param.id, other.type_param.id)
			}
			(TypeDef::Primitive(one), TypeDef::Primitive(other)) => one == other,
			(TypeDef::BitSequence(one), TypeDef::BitSequence(other)) => {
				self.same(one.bit_store_type.id, other.bit_store_type.id)
					&& self.same(one.bit_order_type.id, other.bit_order_type.id)
			}
			_ => false,
		}
	}

	fn same_fields(&mut self, own: &[Field<PortableForm>], chain: &[Field<PortableForm>]) -> bool {
		own.len() == chain.len()
			&& own
				.iter()
				.zip(chain)
				.all(|(one, other)| one.name == other.name && self.same(one.ty.id, other.ty.id))
	}

	/// What this client can say must mean the same. The chain may know more.
	fn same_variants(
		&mut self,
		own: &[Variant<PortableForm>],
		chain: &[Variant<PortableForm>],
	) -> bool {
		own.iter().all(|one| {
			let other = chain.iter().find(|other| other.name == one.name);
			other.is_some_and(|other| {
				one.index == other.index && self.same_fields(&one.fields, &other.fields)
			})
		})
	}
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
	use super::*;
	use crate::api::runtime_types::{
		verdigrid_market::pallet::Call as Market, verdigrid_runtime::RuntimeCall,
	};

	/// The own metadata, except that an argument of `Market.cancel_offer` has another name.
	fn changed() -> Metadata {
		with_calls("Market", |calls| {
			let call = calls.iter_mut().find(|call| call.name == "cancel_offer").unwrap();
			call.fields.first_mut().unwrap().name = Some("number".into());
		})
	}

	fn names(chain: &Metadata, payload: &impl Payload) -> Option<String> {
		match check(chain, payload) {
			Ok(()) => None,
			Err(ClientError::OtherVersion { calls }) => Some(calls),
			Err(other) => panic!("{other}"),
		}
	}

	#[test]
	fn an_upgrade_concerns_only_those_who_use_what_it_changed() {
		let chain = changed();
		let market = api::transactions().market();
		assert_eq!(names(&chain, &market.cancel_demand(1)), None);
		assert_eq!(names(&chain, &market.cancel_offer(1)).as_deref(), Some("Market.cancel_offer"));
		assert_eq!(names(own_metadata().unwrap(), &market.cancel_offer(1)), None);
	}

	#[test]
	fn a_wrapper_is_judged_by_the_calls_that_it_carries() {
		let chain = changed();
		let demand = RuntimeCall::Market(Market::cancel_demand { demand: 1 });
		let offer = RuntimeCall::Market(Market::cancel_offer { offer: 1 });
		let utility = api::transactions().utility();
		assert_eq!(names(&chain, &utility.batch(vec![demand.clone()])), None);
		let carried = names(&chain, &utility.batch_all(vec![demand, offer.clone()]));
		assert_eq!(carried.as_deref(), Some("Market.cancel_offer"));
		let nested =
			RuntimeCall::Utility(crate::api::runtime_types::pallet_utility::pallet::Call::batch {
				calls: vec![offer],
			});
		let carried = names(&chain, &utility.force_batch(vec![nested]));
		assert_eq!(carried.as_deref(), Some("Market.cancel_offer"));
	}

	/// The own metadata, with the calls of a pallet changed.
	fn with_calls(pallet: &str, change: impl FnOnce(&mut Vec<Variant<PortableForm>>)) -> Metadata {
		let mut metadata = Metadata::decode_from(api::METADATA).unwrap();
		let calls = metadata.pallet_by_name(pallet).unwrap().call_ty_id().unwrap();
		let ty = metadata.types_mut().types.get_mut(calls as usize).unwrap();
		let TypeDef::Variant(calls) = &mut ty.ty.type_def else { panic!("calls are variants") };
		change(&mut calls.variants);
		metadata
	}

	#[test]
	fn a_call_that_has_the_place_of_another_is_refused() {
		let chain = with_calls("Proxy", |calls| {
			let place = |name| calls.iter().position(|call| call.name == name).unwrap();
			let (one, other) = (place("add_proxy"), place("remove_proxy"));
			let index = calls.get(one).unwrap().index;
			calls.get_mut(one).unwrap().index = calls.get(other).unwrap().index;
			calls.get_mut(other).unwrap().index = index;
		});
		let (delegate, kind) = (
			subxt::utils::MultiAddress::Id(subxt::utils::AccountId32([7; 32])),
			api::runtime_types::verdigrid_runtime::configs::proxy::ProxyType::Any,
		);
		let call = api::transactions().proxy().remove_proxy(delegate, kind, 0);
		assert_eq!(names(&chain, &call).as_deref(), Some("Proxy.remove_proxy"));
	}

	#[test]
	fn transactions_of_another_form_are_not_signed() {
		let mut chain = Metadata::decode_from(api::METADATA).unwrap();
		let extensions = chain.extrinsic().transaction_extensions_to_use_for_encoding();
		let parts: Vec<u32> =
			extensions.flat_map(|it| inner(chain.types(), it.extra_ty())).collect();
		for part in parts {
			let ty = chain.types_mut().types.get_mut(part as usize).unwrap();
			if let TypeDef::Variant(choices) = &mut ty.ty.type_def {
				choices.variants.last_mut().unwrap().index = 0;
			}
		}
		let call = api::transactions().market().cancel_demand(1);
		assert_eq!(names(&chain, &call).as_deref(), Some("the form of transactions"));
	}

	#[test]
	fn a_call_that_is_gone_is_named() {
		let chain = with_calls("Market", |calls| {
			calls.iter_mut().for_each(|call| call.fields.clear());
		});
		let offer = api::transactions().market().cancel_offer(1);
		assert_eq!(names(&chain, &offer).as_deref(), Some("Market.cancel_offer"));
	}
}
