//! The options of a command, from the arguments of a call or a question.

use super::Action;
use crate::values::{
	form_of, is_choice, is_list, is_optional, is_word, kebab, kind_of, list_of, structure, Given,
	Hint, Input, Kind,
};
use clap::{Arg, ArgAction, ArgMatches};
use scale_info::{form::PortableForm, Field, PortableRegistry};
use std::collections::BTreeMap;
use subxt::Metadata;

/// An argument as the chain has it.
struct Argument {
	name: String,
	ty: u32,
	type_name: String,
	/// It is not given, so it begins with this.
	default: Option<&'static str>,
}

/// The arguments of a call or a question.
pub struct Arguments {
	all: Vec<Argument>,
	/// Questions take their first argument without its name, unless it may be left out.
	positional: bool,
}

/// One option of the command line.
struct Slot<'a> {
	option: String,
	ty: u32,
	hint: Hint<'a>,
	default: Option<&'static str>,
}

/// What may be left out, with what it then is.
const DEFAULTS: &[(&str, &str)] =
	&[("note", "none"), ("limit", "50"), ("min_units", "1"), ("after", "none")];

/// The option that stands for a batch and a place in it.
pub const CERTIFICATE: &str = "certificate";
/// What it stands for.
const PLACE: [&str; 2] = ["batch", "first"];

/// What was looked up, by the options that it stands for.
pub type LookedUp = BTreeMap<&'static str, String>;

/// What an option `--certificate` stands for.
pub fn place(batch: String, first: String) -> LookedUp {
	PLACE.into_iter().zip([batch, first]).collect()
}

/// The unit of a power is part of its value: `--capacity 50MW`. Questions call a class as calls do.
fn option_name(name: &str) -> String {
	match name {
		"trade_class" => "class".to_owned(),
		_ => kebab(name.strip_suffix("_w").unwrap_or(name)),
	}
}

fn default_of(name: &str) -> Option<&'static str> {
	DEFAULTS.iter().find(|(known, _)| *known == name).map(|(_, default)| *default)
}

impl Argument {
	fn new(name: &str, ty: u32, type_name: Option<&str>) -> Self {
		let type_name = type_name.unwrap_or_default().to_owned();
		Argument { name: name.to_owned(), ty, type_name, default: default_of(name) }
	}

	/// The option that it is as a whole.
	fn whole(&self) -> Slot<'_> {
		let hint = Hint { field: &self.name, type_name: &self.type_name };
		Slot { option: option_name(&self.name), ty: self.ty, hint, default: self.default }
	}
}

/// The options of a structure: one for each value in it. `None` if one of them is not a word.
fn inner<'a>(types: &'a PortableRegistry, ty: u32) -> Option<Vec<Slot<'a>>> {
	let mut slots = Vec::new();
	for field in structure(types, ty)? {
		let name = field.name.as_deref()?;
		if is_word(types, field) {
			let slot = Slot {
				option: option_name(name),
				ty: field.ty.id,
				hint: Hint::of(field),
				default: default_of(name),
			};
			slots.push(slot);
		} else {
			slots.extend(inner(types, field.ty.id)?);
		}
	}
	Some(slots)
}

impl Slot<'_> {
	fn is_asset(&self, types: &PortableRegistry) -> bool {
		kind_of(types, self.ty, self.hint) == Some(Kind::Asset)
	}

	/// Whether several values can be given, each with the option before it.
	fn repeats(&self, types: &PortableRegistry) -> bool {
		is_list(types, self.ty)
	}
}

impl Arguments {
	/// The arguments of an action. `None` if the metadata does not have it.
	pub fn of(action: &Action, metadata: &Metadata) -> Option<Self> {
		match action {
			Action::Call { pallet, call, .. } => {
				let call = metadata.pallet_by_name(pallet)?.call_variant_by_name(call)?;
				let argument = |it: &Field<PortableForm>| {
					Argument::new(
						it.name.as_deref().unwrap_or_default(),
						it.ty.id,
						it.type_name.as_deref(),
					)
				};
				Some(Arguments {
					all: call.fields.iter().map(argument).collect(),
					positional: false,
				})
			}
			Action::Question { api, method, .. } => {
				let question = metadata.runtime_api_trait_by_name(api)?.method_by_name(method)?;
				let all =
					question.inputs().map(|it| Argument::new(&it.name, it.id, None)).collect();
				Some(Arguments { all, positional: true })
			}
		}
	}

	/// The options: a structure becomes one for each value in it, unless two would have the same name.
	fn slots<'a>(&'a self, types: &'a PortableRegistry) -> Vec<Slot<'a>> {
		let parts: Vec<(Slot<'a>, Option<Vec<Slot<'a>>>)> =
			self.all.iter().map(|argument| (argument.whole(), inner(types, argument.ty))).collect();
		let mut names = BTreeMap::<String, u32>::new();
		for slot in parts.iter().flat_map(|(whole, inner)| {
			inner.iter().flatten().chain(inner.is_none().then_some(whole))
		}) {
			let count = names.entry(slot.option.clone()).or_default();
			*count = count.saturating_add(1);
		}
		let unique =
			|slots: &Vec<Slot<'a>>| slots.iter().all(|slot| names.get(&slot.option) == Some(&1));
		parts
			.into_iter()
			.flat_map(|(whole, inner)| inner.filter(unique).unwrap_or_else(|| vec![whole]))
			.collect()
	}

	/// The options for the command line.
	pub fn options(&self, types: &PortableRegistry) -> Vec<Arg> {
		let slots = self.slots(types);
		let has_amount =
			slots.iter().any(|slot| kind_of(types, slot.ty, slot.hint) == Some(Kind::Amount));
		let first = self.all.first().map(|first| option_name(&first.name));
		let option = |(at, slot): (usize, &Slot<'_>)| {
			let form = form_of(types, slot.ty, slot.hint);
			// The currency of an amount says which asset it is.
			let asset = has_amount && slot.is_asset(types);
			// An empty list has to be said: a forgotten one could give something away.
			let required = !is_optional(types, slot.ty) && slot.default.is_none() && !asset;
			let mut arg =
				Arg::new(slot.option.clone()).value_name(value_name(&form)).required(required);
			if form.len() > LONGEST {
				arg = arg.help(form);
			}
			if slot.repeats(types) {
				arg = arg.action(ArgAction::Append);
			}
			if let Some(default) = slot.default.filter(|it| *it != "none") {
				arg = arg.default_value(default);
			}
			let is_first = at == 0 && first.as_ref() == Some(&slot.option);
			match self.positional && is_first && slot.default.is_none() {
				true => arg,
				false => arg.long(slot.option.clone()),
			}
		};
		let mut options: Vec<Arg> = slots.iter().enumerate().map(option).collect();
		if self.names_certificates(&slots) {
			let in_place = |arg: Arg| match PLACE.contains(&arg.get_id().as_str()) {
				true => arg.required(false).required_unless_present(CERTIFICATE),
				false => arg,
			};
			options = options.into_iter().map(in_place).collect();
			let help = "The number of the first certificate, in place of --batch and --first";
			let number = Arg::new(CERTIFICATE).long(CERTIFICATE).value_name("NUMBER").help(help);
			options.push(number.conflicts_with_all(PLACE));
		}
		options
	}

	/// Whether a call takes certificates by their batch and their place in it.
	fn names_certificates(&self, slots: &[Slot<'_>]) -> bool {
		let has = |name: &&str| slots.iter().any(|slot| slot.option == *name);
		!self.positional && PLACE.iter().all(has)
	}

	/// The encoded arguments, from what was given.
	pub fn encode(
		&self,
		matches: &ArgMatches,
		types: &PortableRegistry,
		input: &Input<'_>,
		known: &LookedUp,
	) -> Result<Vec<u8>, String> {
		// Amounts first: they may say the asset.
		let mut encoded = Vec::new();
		let slots: Vec<Slot<'_>> = self.slots(types);
		for slot in slots.iter().filter(|slot| !slot.is_asset(types)) {
			encoded.push((slot.option.clone(), encode_slot(slot, matches, types, input, known)?));
		}
		for slot in slots.iter().filter(|slot| slot.is_asset(types)) {
			encoded.push((slot.option.clone(), encode_slot(slot, matches, types, input, known)?));
		}
		let mut out = Vec::new();
		for slot in &slots {
			let bytes = encoded.iter().find(|(option, _)| *option == slot.option);
			out.extend(bytes.map(|(_, bytes)| bytes.as_slice()).unwrap_or_default());
		}
		Ok(out)
	}
}

/// Longer forms stand in the help, not in the usage.
const LONGEST: usize = 24;

fn value_name(form: &str) -> String {
	if form.len() <= LONGEST {
		form.to_owned()
	} else {
		"VALUE".to_owned()
	}
}

fn encode_slot(
	slot: &Slot<'_>,
	matches: &ArgMatches,
	types: &PortableRegistry,
	input: &Input<'_>,
	known: &LookedUp,
) -> Result<Vec<u8>, String> {
	let mut out = Vec::new();
	let given: Vec<&String> = match known.get(slot.option.as_str()) {
		Some(found) => vec![found],
		None => matches.get_many(&slot.option).map(Iterator::collect).unwrap_or_default(),
	};
	let at = |error: String| format!("--{}: {error}", slot.option);
	match (list_of(types, slot.ty), given.as_slice()) {
		// A whole list as JSON, or in a file.
		(Some(_), [one]) if one.starts_with(['[', '@']) => {
			input.value(Given::Text(one), slot.ty, slot.hint, &mut out).map_err(at)?;
		}
		(Some(inner), many) => {
			// A choice may have commas of its own.
			let splits = !is_choice(types, inner);
			let words = many.iter().flat_map(|it| match splits {
				true => it.split(',').map(str::trim).collect(),
				false => vec![it.as_str()],
			});
			let items: Vec<Given<'_>> = words.map(Given::Text).collect();
			input.items(&items, slot.ty, inner, &mut out).map_err(at)?;
		}
		(None, [one]) => input.value(Given::Text(one), slot.ty, slot.hint, &mut out).map_err(at)?,
		(None, []) => match (slot.is_asset(types), input.currency(), slot.default) {
			(true, Some(Some(number)), _) => input
				.value(Given::Text(&number.to_string()), slot.ty, slot.hint, &mut out)
				.map_err(at)?,
			(true, Some(None), _) => {
				input.value(Given::Text("native"), slot.ty, slot.hint, &mut out).map_err(at)?
			}
			(_, _, Some(default)) => {
				input.value(Given::Text(default), slot.ty, slot.hint, &mut out).map_err(at)?
			}
			_ if is_optional(types, slot.ty) => out.push(0),
			_ => return Err(at("name it, or write the amount with its currency".into())),
		},
		(None, _) => return Err(at("give it once".into())),
	}
	Ok(out)
}
