//! What clients encode and decode, as text: calls, events, errors and runtime APIs.

use std::fmt::Write;

use scale_info::form::PortableForm;
use sp_metadata_ir::{RuntimeApiMetadataIR, RuntimeApiMethodMetadataIR};

use super::{super::shapes::Shapes, bounds, described::Described};
use crate::VERSION;

/// What the file of calls begins with.
pub const TRANSACTION_VERSION: &str = "transaction version ";
/// What the file of a runtime API begins with.
pub const API_VERSION: &str = "api version ";
/// What the name of that file begins with.
pub const API_FILE: &str = "api-";
/// What the name of a runtime API of this project begins with.
const OURS: &str = "Verdigrid";

/// Calls of all pallets, and what a transaction has around them.
pub fn calls(shapes: &Shapes) -> String {
	let extrinsic = &shapes.extrinsic;
	let mut text = format!("{TRANSACTION_VERSION}{}\n\n", VERSION.transaction_version);
	writeln!(text, "extrinsic versions {:?}", extrinsic.versions).unwrap();
	writeln!(text, "address {}", shapes.name(extrinsic.address_ty.id)).unwrap();
	writeln!(text, "signature {}\nextensions", shapes.name(extrinsic.signature_ty.id)).unwrap();
	let mut roots = vec![extrinsic.address_ty.id, extrinsic.signature_ty.id];
	for extension in &extrinsic.extensions_in_versions {
		let (ty, implicit) = (extension.ty.id, extension.implicit.id);
		let (carries, signs) = (shapes.name(ty), shapes.name(implicit));
		writeln!(text, "\t{}: {carries}, and signs {signs}", extension.identifier).unwrap();
		roots.extend([ty, implicit]);
	}
	let mut known = vec![extrinsic.call_ty.id];
	known.extend(shapes.pallets.iter().filter_map(|p| p.calls.as_ref()).map(|calls| calls.ty.id));
	let described = Described::by_the_runtime();
	for pallet in shapes.pallets.iter().filter(|pallet| pallet.calls.is_some()) {
		writeln!(text, "\n{} {}", pallet.index, pallet.name).unwrap();
		for call in shapes.calls(pallet) {
			writeln!(text, "\t{}", shapes.variant(&call)).unwrap();
			for (list, most) in bounds::of_call(shapes, &described, pallet.index, &call) {
				writeln!(text, "\t\t{list}: at most {most}").unwrap();
			}
			roots.extend(call.fields.iter().map(|field| field.ty.id));
		}
	}
	text + "\ntypes\n\n" + &shapes.definitions(roots, &known)
}

/// Events of all pallets.
pub fn events(shapes: &Shapes) -> String {
	let (mut text, mut roots) = (String::new(), vec![]);
	for pallet in shapes.pallets.iter().filter(|pallet| pallet.event.is_some()) {
		writeln!(text, "{} {}", pallet.index, pallet.name).unwrap();
		for event in shapes.events(pallet) {
			writeln!(text, "\t{}", shapes.variant(&event)).unwrap();
			roots.extend(event.fields.iter().map(|field| field.ty.id));
		}
		text.push('\n');
	}
	text + "types\n\n" + &shapes.definitions(roots, &[])
}

/// Errors of this project's pallets. Each line has a place, the indices of the pallet and the error, and the name
/// of what stands there.
pub fn errors(shapes: &Shapes) -> String {
	let mut text = String::new();
	for pallet in shapes.own_pallets() {
		for error in shapes.errors(pallet) {
			let error = shapes.variant(&error);
			let (index, error) = error.split_once(' ').unwrap();
			writeln!(text, "{}.{index} {}.{error}", pallet.index, pallet.name).unwrap();
		}
	}
	text
}

/// Runtime APIs of this project, each with the name of its file.
pub fn apis(shapes: &Shapes) -> impl Iterator<Item = (String, String)> + '_ {
	shapes.apis.iter().filter_map(move |api| {
		let name = api.name.strip_prefix(OURS)?.strip_suffix("Api")?;
		Some((format!("{API_FILE}{}.txt", name.to_lowercase()), written(shapes, api)))
	})
}

/// A runtime API: its version, its methods, and the types in them.
fn written(shapes: &Shapes, api: &RuntimeApiMetadataIR<PortableForm>) -> String {
	let mut text = format!("{API_VERSION}{}\n\n", api.version.0);
	let mut roots = vec![];
	for method in &api.methods {
		let (arguments, answer) = (arguments(shapes, method), shapes.name(method.output.id));
		writeln!(text, "{}({arguments}) -> {answer}", method.name).unwrap();
		roots.extend(method.inputs.iter().map(|input| input.ty.id));
		roots.push(method.output.id);
	}
	text + "\ntypes\n\n" + &shapes.definitions(roots, &[])
}

fn arguments(shapes: &Shapes, method: &RuntimeApiMethodMetadataIR<PortableForm>) -> String {
	let written = method.inputs.iter().map(|it| format!("{}: {}", it.name, shapes.name(it.ty.id)));
	written.collect::<Vec<_>>().join(", ")
}
