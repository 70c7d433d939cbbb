//! Writes statements to look at, and for tests/document-check what must be found in each of them. Also reads one.
//!
//!     cargo run -p verdigrid-document --example samples write FOLDER
//!     cargo run -p verdigrid-document --example samples around JSON FILE
//!     cargo run -p verdigrid-document --example samples read FILE
//!
//! `around` writes a page around a statement that exists. The page says something else.
//!
//! Beside NAME.pdf stand NAME.json, which is attached to it, NAME.qr with the bytes of its QR code in hexadecimal, and
//! NAME.txt with words that stand on its pages, one text on each line.

#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing)]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use verdigrid_document::{
	attachment, write, Attachment, Block, Column, Date, Document, Languages, Line, Seal, Table,
	Text,
};

/// Chooses among texts in both languages.
#[derive(Clone, Copy)]
struct Words(Languages);

impl Words {
	fn text(self, chinese: &str, english: &str) -> Text {
		match self.0 {
			Languages::English => english.into(),
			Languages::Chinese => chinese.into(),
			Languages::Both => Text::both(chinese, english),
		}
	}

	fn value(self, chinese: &'static str, english: &'static str) -> &'static str {
		match self.0 {
			Languages::English => english,
			_ => chinese,
		}
	}
}

fn main() -> ExitCode {
	let arguments: Vec<String> = std::env::args().skip(1).collect();
	let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
		["write", folder] => write_all(Path::new(folder)),
		["around", json, file] => around(json, file),
		["read", file] => read(file),
		_ => {
			Err("usage: samples write FOLDER | samples around JSON FILE | samples read FILE".into())
		}
	};
	match done {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("{error}");
			ExitCode::FAILURE
		}
	}
}

type Done = Result<(), Box<dyn std::error::Error>>;

fn read(file: &str) -> Done {
	Ok(std::io::stdout().write_all(attachment(&fs::read(file)?)?)?)
}

fn around(json: &str, file: &str) -> Done {
	let mut document = statement(Words(Languages::Both), 1);
	document.attachment.json = fs::read(json)?;
	Ok(fs::write(file, write(&document, &[])?)?)
}

fn write_all(folder: &Path) -> Done {
	for (name, languages) in [
		("english", Languages::English),
		("chinese", Languages::Chinese),
		("both", Languages::Both),
	] {
		for rows in [1, 60] {
			save(folder, &format!("{name}-{rows}"), &statement(Words(languages), rows))?;
		}
	}
	save(folder, "chinese-500", &statement(Words(Languages::Chinese), 500))?;
	save(folder, "hostile-40", &hostile(statement(Words(Languages::Both), 40)))
}

/// What others choose is as long as allowed and looks like markup.
fn hostile(mut document: Document) -> Document {
	let markup = r#"<script>&amp;</x> \) endobj (%PDF 1 0 R"#;
	// Nothing that stands in the JSON may change how the file is read.
	let json = b"{\"note\": \"12 0 R endstream endobj /Type/EmbeddedFile 93 0 obj <</Length 1>> %%EOF\"}\n";
	document.attachment.json = json.to_vec();
	document.title = Text::both(markup, "]]><rdf:li>");
	document.blocks.insert(
		0,
		Block::Lines(vec![
			Line::new("W".repeat(80), "W".repeat(2_000)),
			Line::code("最".repeat(80), "最".repeat(2_000)),
		]),
	);
	for block in &mut document.blocks {
		if let Block::Table(table) = block {
			table.rows.iter_mut().step_by(7).for_each(|row| row[3] = "绿电 &<>\"' ".repeat(60));
		}
	}
	document
}

fn save(folder: &Path, name: &str, document: &Document) -> Done {
	let hexadecimal: String =
		document.seal.payload.iter().map(|byte| format!("{byte:02x}")).collect();
	fs::write(folder.join(format!("{name}.pdf")), write(document, &[])?)?;
	fs::write(folder.join(format!("{name}.json")), &document.attachment.json)?;
	fs::write(folder.join(format!("{name}.qr")), hexadecimal)?;
	fs::write(folder.join(format!("{name}.txt")), expected(document).join("\n"))?;
	Ok(())
}

/// Short texts that stand on the pages in one line.
fn expected(document: &Document) -> Vec<String> {
	let mut found =
		vec![document.title.main.clone(), document.chain.clone(), document.as_of.to_string()];
	found.extend(document.seal.hash.iter().map(|byte| format!("{byte:02x}")).reduce(|a, b| a + &b));
	for block in &document.blocks {
		match block {
			Block::Heading(text) => {
				found.extend([text.main.clone()].into_iter().chain(text.second.clone()))
			}
			Block::Figures(figures) => {
				found.extend(figures.iter().map(|figure| figure.value.clone()))
			}
			Block::Table(table) => {
				found.extend(table.rows.iter().flat_map(|row| row.first().cloned()))
			}
			_ => {}
		}
	}
	found
}

fn statement(words: Words, rows: u32) -> Document {
	let json = format!("{{\n  \"statement\": \"sample\",\n  \"rows\": {rows}\n}}\n");
	Document {
		languages: words.0,
		title: words.text("绿色电力证书核销声明", "Redemption statement"),
		chain: words.value("Verdigrid 试验网", "Verdigrid Pilot Network").into(),
		as_of: Date { year: 2026, month: 11, day: 30, hour: 8, minute: 15, second: 6 },
		blocks: blocks(words, rows),
		seal: Seal {
			payload: payload(rows),
			label: words
				.text("所附声明的 BLAKE2b-256 哈希值", "BLAKE2b-256 of the attached statement"),
			hash: hash(rows),
		},
		attachment: Attachment { name: "statement.json".into(), json: json.into_bytes() },
	}
}

fn blocks(words: Words, rows: u32) -> Vec<Block> {
	let mut blocks = vec![Block::Figures(figures(words, rows))];
	if rows == 1 {
		blocks.push(Block::Notice(words.text(
			"本链不产生最终性证明：本声明不能向第三方证明任何事项。",
			"This chain has no finality: this statement proves nothing to a stranger.",
		)));
	}
	blocks.push(Block::Heading(words.text("使用方与用途", "Who, and for what")));
	blocks.push(Block::Lines(claim(words)));
	blocks.push(Block::Heading(words.text("已核销的证书", "Redeemed certificates")));
	blocks.push(Block::Table(table(words, rows)));
	blocks.push(Block::Heading(words.text("本声明的依据", "What this statement rests on")));
	blocks.push(Block::List(grounds(words)));
	blocks.push(Block::Heading(words.text("证明", "Proof")));
	blocks.push(Block::Lines(proof(words)));
	blocks
}

fn figures(words: Words, rows: u32) -> Vec<Line> {
	vec![
		Line::new(words.text("电量", "Energy"), format!("{} MWh", thousands(rows * 1_000))),
		Line::new(words.text("证书数量", "Certificates"), thousands(rows * 1_000)),
		Line::new(words.text("用电期间", "Period of use"), "2026-09"),
	]
}

fn claim(words: Words) -> Vec<Line> {
	let company = words.value("示例钢铁（江苏）有限公司", "Example Steel (Jiangsu) Co., Ltd.");
	let purpose = words.value(
		"用于 2026 年度温室气体报告的范围二排放（CO₂），厂区“一号炉”用电。",
		"Scope 2 emissions (CO₂) of the greenhouse gas report for 2026: power that the “Furnace 1” site’s meters took from the grid.",
	);
	vec![
		Line::new(words.text("受益人", "Beneficiary"), company),
		Line::code(
			words.text("账户", "Account"),
			"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
		),
		Line::new(words.text("用途", "Purpose"), purpose),
		Line::new(
			words.text("电表", "Meter"),
			words.value("江苏-0047 · 110 kV", "JS-0047 · 110 kV"),
		),
		Line::new(
			words.text("核销区块", "Redeemed in block"),
			"1,284,301 (2026-11-02 03:14:12 UTC)",
		),
	]
}

fn table(words: Words, rows: u32) -> Table {
	let columns = vec![
		Column::left(words.text("证书编号", "Certificate numbers"), 30),
		Column::left(words.text("发电期间", "Generated"), 14),
		Column::right(words.text("电量（MWh）", "Energy (MWh)"), 16),
		Column::left(words.text("项目", "Project"), 34),
		Column::left(words.text("电表", "Meter"), 14),
	];
	let row = |number: u32| {
		let first = 48_000_000 + number * 1_000;
		let project = match number % 3 {
			0 => words.value("甘肃酒泉一期风电场", "Jiuquan Wind Farm, Phase 1"),
			1 => words.value("青海共和光伏电站", "Gonghe Solar Park"),
			_ => words.value(
				"内蒙古乌兰察布风光储一体化示范项目（二标段）",
				"Ulanqab Wind, Solar and Storage Demonstration Project, Section 2",
			),
		};
		vec![
			format!("{}–{}", thousands(first), thousands(first + 999)),
			"2026-09".into(),
			"1,000".into(),
			project.into(),
			format!("G-{:04}", 100 + number),
		]
	};
	let total = vec![
		words.value("合计", "Total").into(),
		String::new(),
		thousands(rows * 1_000),
		String::new(),
		String::new(),
	];
	Table { columns, rows: (0..rows).map(row).collect(), total: (rows > 1).then_some(total) }
}

fn grounds(words: Words) -> Vec<Text> {
	vec![
		words.text(
			"四个验证人中至少三个的签名：它们确认了包含该状态的区块。",
			"Signatures of at least three of the four validators, who made the block that holds this state final.",
		),
		words.text(
			"三个独立的数据方对同一期间电表读数给出的一致结果。",
			"The same readings of the meters for this period, from three independent data providers.",
		),
		words.text(
			"登记机构对项目与电表的登记。链不能证明电表读数真实。",
			"The registrar's entries for projects and meters. The chain cannot prove that a meter tells the truth.",
		),
	]
}

fn proof(words: Words) -> Vec<Line> {
	vec![
		Line::code(
			words.text("创世区块", "Genesis block"),
			format!("0x{}", "5f1d8a93c07b42e6".repeat(4)),
		),
		Line::code(
			words.text("已确认的区块", "Final block"),
			format!("0x{}", "a90c11d3f72be458".repeat(4)),
		),
		Line::code(words.text("附件", "Attached file"), "statement.json"),
	]
}

fn payload(rows: u32) -> Vec<u8> {
	(0..120u32).map(|place| (place * 89 + rows * 7 + place * place) as u8).collect()
}

fn hash(rows: u32) -> [u8; 32] {
	std::array::from_fn(|place| (place as u32 * 57 + rows * 31) as u8)
}

/// Digits in groups of three.
fn thousands(number: u32) -> String {
	let digits = number.to_string();
	let groups: Vec<&str> = digits
		.as_bytes()
		.rchunks(3)
		.rev()
		.filter_map(|group| std::str::from_utf8(group).ok())
		.collect();
	groups.join(",")
}
