//! Calls whose arguments are encoded already: of tools that learn what a call needs only when they run.

use subxt::{
	ext::{
		scale_encode::{EncodeAsFields, Error, FieldIter},
		scale_type_resolver::TypeResolver,
	},
	transactions::StaticPayload,
};

/// Arguments of a call that are encoded already, one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded(pub Vec<u8>);

impl EncodeAsFields for Encoded {
	fn encode_as_fields_to<R: TypeResolver>(
		&self,
		_: &mut dyn FieldIter<'_, R::TypeId>,
		_: &R,
		out: &mut Vec<u8>,
	) -> Result<(), Error> {
		out.extend_from_slice(&self.0);
		Ok(())
	}
}

/// A call whose arguments are encoded already.
pub type EncodedCall = StaticPayload<Encoded>;

/// A call of these encoded arguments.
pub fn encoded_call(pallet: &str, name: &str, arguments: Vec<u8>) -> EncodedCall {
	StaticPayload::new(pallet, name, Encoded(arguments))
}
