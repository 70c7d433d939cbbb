use crate::StateTable;

const DOCUMENT: &str = "\
# State

`Not.this`

## What is in state

| item | one entry for | bounded by | removed by |
|---|---|---|---|
| `Shop.Goods` | each good (`Good`) | what `Shop.stock` lets in | `Shop.sell` or `Shop.spoil` |
| `Shop.Sales` | each sale | the fee of `Shop.sell` | nothing |
| `Shop.Sales` | each sale | the fee of `Shop.sell` | nothing |

## Calls that add entries

| call | adds to | paid by |
|---|---|---|
| `Shop.sell` | `Shop.Sales`, for a fee | the buyer of `Shop.Goods` |

## Calls that add none

`Shop.spoil`, `Shop.close`,
`Shop.open`

## Other things

`Shop.else`
";

#[test]
fn the_tables_of_state_are_read() {
	let table = StateTable::read(DOCUMENT);
	let set = |names: &[&str]| names.iter().map(|name| name.to_string()).collect();
	let items = [("Shop.Goods", set(&["Shop.sell", "Shop.spoil"])), ("Shop.Sales", set(&[]))];
	assert_eq!(table.items, items.map(|(name, removed)| (name.into(), removed)).into());
	assert_eq!(table.growing, [("Shop.sell".into(), set(&["Shop.Sales"]))].into());
	assert_eq!(table.others, set(&["Shop.spoil", "Shop.close", "Shop.open"]));
	assert_eq!(table.repeated, set(&["Shop.Sales"]));
}
