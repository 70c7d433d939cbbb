//! The RPC methods beside those that every Substrate node has: account nonces (`system_*`), fees
//! (`payment_*`), and what proves that blocks are final. The JSON-RPC v2 methods come from `sc-service`.

use super::{
	finality::{self, Finality},
	types::{Client, Pool},
};
use jsonrpsee::{core::RegisterMethodError, RpcModule};
use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
use sc_rpc::SubscriptionTaskExecutor;
use std::sync::Arc;
use substrate_frame_rpc_system::{System, SystemApiServer};

/// All methods of this node.
pub fn module(
	client: Arc<Client>,
	pool: Arc<Pool>,
	finality: Option<Finality>,
	executor: SubscriptionTaskExecutor,
) -> Result<RpcModule<()>, RegisterMethodError> {
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool).into_rpc())?;
	module.merge(TransactionPayment::new(client).into_rpc())?;
	module.merge(match finality {
		Some(finality) => finality.module(executor)?,
		None => finality::none()?,
	})?;
	Ok(module)
}
