//! A statement on paper: what its content says, in English, in Chinese, or in both.

use super::Tongue;
use verdigrid_document::{
	Attachment, Block, Column, Date, Document, Languages, Line, Seal, Table, Text,
};
use verdigrid_proof::{
	content::{
		Attribute, Basis, Beneficiary, Consumption, Content, Match, Party, Reading, Redemption,
	},
	domain::{EnergySource, Purpose},
	qr::Compact,
	records::PartyStatus,
	H256,
};

/// A table has so many rows. The others stand in another one.
const MOST_ROWS: usize = 500;
/// Of more redemptions, meters and settlements stand in the attachment alone.
const MOST_DETAILED: usize = 8;

/// Sets texts in the languages of a statement.
#[derive(Clone, Copy)]
struct Words(Tongue);

impl Words {
	fn text(self, english: impl Into<String>, chinese: impl Into<String>) -> Text {
		match self.0 {
			Tongue::English => Text::from(english.into()),
			Tongue::Chinese => Text::from(chinese.into()),
			Tongue::Both => Text::both(chinese, english),
		}
	}

	/// A word in a value: `范围二 / scope 2`.
	fn word(self, english: &str, chinese: &str) -> String {
		match self.0 {
			Tongue::English => english.to_owned(),
			Tongue::Chinese => chinese.to_owned(),
			Tongue::Both => format!("{chinese} / {english}"),
		}
	}

	fn line(self, english: &str, chinese: &str, value: impl Into<String>) -> Line {
		Line::new(self.text(english, chinese), value)
	}

	fn code(self, english: &str, chinese: &str, value: impl Into<String>) -> Line {
		Line::code(self.text(english, chinese), value)
	}
}

/// The document of a statement.
pub fn document(
	content: &Content,
	json: &str,
	hash: [u8; 32],
	chain: &str,
	tongue: Tongue,
) -> Document {
	let words = Words(tongue);
	Document {
		languages: match tongue {
			Tongue::English => Languages::English,
			Tongue::Chinese => Languages::Chinese,
			Tongue::Both => Languages::Both,
		},
		title: words.text("Redemption statement", "绿色电力证书核销声明"),
		chain: chain.to_owned(),
		as_of: date(content.up_to.seconds),
		blocks: blocks(content, words),
		seal: Seal {
			payload: Compact::of(content, H256(hash))
				.map_or(Vec::new(), |it| it.to_text().into_bytes()),
			label: words.text("BLAKE2b-256 of statement.json", "statement.json 的 BLAKE2b-256"),
			hash,
		},
		attachment: Attachment { name: "statement.json".into(), json: json.as_bytes().to_vec() },
	}
}

fn date(seconds: u64) -> Date {
	use chrono::{Datelike, Timelike};
	let moment = i64::try_from(seconds).ok().and_then(|it| chrono::DateTime::from_timestamp(it, 0));
	let moment = moment.unwrap_or_default();
	let small = |value: u32| u8::try_from(value).unwrap_or_default();
	Date {
		year: u16::try_from(moment.year()).unwrap_or(1970),
		month: small(moment.month()),
		day: small(moment.day()),
		hour: small(moment.hour()),
		minute: small(moment.minute()),
		second: small(moment.second()),
	}
}

fn blocks(content: &Content, words: Words) -> Vec<Block> {
	let mut blocks = notices(content, words);
	blocks.push(Block::Figures(figures(content, words)));
	blocks.extend(claims(content, words));
	blocks.push(Block::Heading(words.text("Certificates", "证书")));
	for part in content.redemptions.chunks(MOST_ROWS) {
		blocks.push(Block::Table(certificates(part, words)));
	}
	let is_detailed = content.redemptions.len() <= MOST_DETAILED;
	for redemption in content.redemptions.iter().filter(|_| is_detailed) {
		blocks.push(Block::Heading(words.text(
			format!("Redemption {}", redemption.redemption),
			format!("核销 {}", redemption.redemption),
		)));
		blocks.push(Block::Lines(generation(redemption, words)));
		blocks.push(Block::Lines(consumption(redemption, words)));
	}
	for party in &content.parties {
		blocks.push(Block::Heading(words.text(
			format!("Shown of party {}", party.party),
			format!("主体 {} 披露的属性", party.party),
		)));
		let line = |attribute: &Attribute| {
			Line::new(Text::from(attribute.key.clone()), attribute.value.clone())
		};
		let mut lines: Vec<Line> = party.attributes.iter().map(line).collect();
		lines.push(words.line("Attested until", "认证有效期至", party.attested_until.clone()));
		blocks.push(Block::Lines(lines));
	}
	blocks.push(Block::Heading(words.text("What this rests on", "依据")));
	blocks.push(Block::List(grounds(content, words)));
	blocks.push(Block::Heading(words.text("How to check it", "如何核验")));
	blocks.push(Block::List(how(words)));
	blocks.push(Block::Lines(vec![
		words.code(
			"Chain (hash of its first block)",
			"链（创世区块哈希）",
			hex(&content.chain.genesis),
		),
		words.line(
			"True up to block",
			"真实性截至区块",
			format!("{} ({})", content.up_to.block, content.up_to.time),
		),
		words.code("Hash of that block", "该区块哈希", hex(&content.up_to.hash)),
	]));
	blocks
}

fn hex(bytes: &verdigrid_proof::hex::Hex) -> String {
	bytes.to_string()
}

fn notices(content: &Content, words: Words) -> Vec<Block> {
	let mut notices = Vec::new();
	if content.chain.finality == "none" {
		notices.push(words.text(
			"This chain has no finality. This statement proves nothing to anybody who does not run that chain.",
			"该链没有终局性。对不运行该链的任何人，本声明不构成任何证明。",
		));
	}
	for redemption in &content.redemptions {
		let id = redemption.redemption;
		if let Consumption::Matched(Match { evidence, .. }) = &redemption.consumption {
			if evidence.contested.is_some() {
				notices.push(words.text(
					format!(
						"The evidence behind redemption {id} is contested, and not yet decided."
					),
					format!("核销 {id} 所依据的证据存在争议，尚未裁定。"),
				));
			}
		}
		if redemption.certificates.frozen.is_some() {
			notices.push(words.text(
				format!("The certificates of redemption {id} are frozen."),
				format!("核销 {id} 的证书已被冻结。"),
			));
		}
	}
	for shown in content.parties.iter().filter(|it| !is_attested(it, content)) {
		notices.push(words.text(
			format!(
				"Party {} is not attested any more: what is shown of it may be outdated.",
				shown.party
			),
			format!("主体 {} 的认证已失效：披露的属性可能已过时。", shown.party),
		));
	}
	notices.into_iter().map(Block::Notice).collect()
}

/// Whether a registrar's attestation of a party holds at the statement's block. Times compare as their texts do.
fn is_attested(party: &Party, content: &Content) -> bool {
	party.status == PartyStatus::Active && party.attested_until > content.up_to.time
}

/// Watt-hours as people read them: `1.5 MWh`, `37 Wh`.
fn energy(wh: u128) -> String {
	// Certificates are counted in MWh, so larger units would only be in the way.
	const UNITS: [(u128, &str); 3] = [(1_000_000, "MWh"), (1_000, "kWh"), (1, "Wh")];
	let (one, unit) = UNITS.into_iter().find(|(one, _)| wh >= *one).unwrap_or((1, "Wh"));
	let (whole, rest) = (wh.checked_div(one).unwrap_or(0), wh.checked_rem(one).unwrap_or(0));
	let digits = one.ilog10() as usize;
	// A unit without smaller ones has no digits after the point.
	let fraction = if digits == 0 { String::new() } else { format!("{rest:0digits$}") };
	match fraction.trim_end_matches('0') {
		"" => format!("{} {unit}", grouped(whole)),
		fraction => format!("{}.{fraction} {unit}", grouped(whole)),
	}
}

/// Digits in groups of three.
fn grouped(number: u128) -> String {
	let digits = number.to_string();
	let groups: Vec<&str> =
		digits.as_bytes().rchunks(3).rev().filter_map(|it| std::str::from_utf8(it).ok()).collect();
	groups.join(",")
}

fn figures(content: &Content, words: Words) -> Vec<Line> {
	let all = content.redemptions.iter();
	let wh = all.clone().fold(0_u128, |sum, it| sum.saturating_add(it.energy_wh.into()));
	let units = all.fold(0_u64, |sum, it| sum.saturating_add(it.certificates.units.into()));
	let is_matched = |it: &&Redemption| matches!(it.consumption, Consumption::Matched(_));
	let matched = match content.redemptions.iter().filter(is_matched).count() {
		0 => words.word("no", "否"),
		count if count == content.redemptions.len() => words.word("yes", "是"),
		_ => words.word("in part", "部分"),
	};
	vec![
		words.line("Energy", "电量", energy(wh)),
		words.line("Certificates", "证书数", units.to_string()),
		words.line("Matched with consumption", "与用电匹配", matched),
	]
}

/// What is claimed by the redemptions of one beneficiary, holder and purpose.
struct Claim<'c> {
	of: &'c Redemption,
	wh: u128,
	/// The times claimed for, in order. None touches another one.
	times: Vec<(&'c str, &'c str)>,
}

impl<'c> Claim<'c> {
	fn new(of: &'c Redemption) -> Self {
		Claim { of, wh: 0, times: Vec::new() }
	}

	fn is_of(&self, it: &Redemption) -> bool {
		(&self.of.beneficiary, self.of.holder, self.of.purpose)
			== (&it.beneficiary, it.holder, it.purpose)
	}

	fn add(&mut self, it: &'c Redemption) {
		self.wh = self.wh.saturating_add(it.energy_wh.into());
		self.times.push((&it.claimed.from, &it.claimed.to));
		self.times.sort_unstable();
		self.times.dedup_by(|(from, to), (_, end)| {
			let touches = *from <= *end;
			if touches {
				*end = (*end).max(*to);
			}
			touches
		});
	}

	fn block(&self, words: Words) -> Block {
		let mut lines = vec![
			beneficiary(&self.of.beneficiary, words),
			words.line("Redeemed by", "核销方", party(self.of.holder, words)),
			words.line("Purpose", "用途", purpose(self.of.purpose, words)),
			words.line("Energy claimed", "声明电量", energy(self.wh)),
		];
		lines.extend(self.times.iter().map(|(from, to)| {
			words.line(
				"Claimed for (the end is not in it)",
				"声明期间（不含终点）",
				format!("{from} – {to}"),
			)
		}));
		Block::Lines(lines)
	}
}

/// Who claims what.
fn claims(content: &Content, words: Words) -> Vec<Block> {
	let mut claims: Vec<Claim<'_>> = Vec::new();
	for it in &content.redemptions {
		match claims.iter_mut().find(|claim| claim.is_of(it)) {
			Some(claim) => claim.add(it),
			None => {
				let mut claim = Claim::new(it);
				claim.add(it);
				claims.push(claim);
			}
		}
	}
	claims.iter().map(|claim| claim.block(words)).collect()
}

fn party(number: u32, words: Words) -> String {
	words.word(&format!("party {number}"), &format!("主体 {number}"))
}

fn beneficiary(of: &Beneficiary, words: Words) -> Line {
	match of {
		Beneficiary::Party(number) => words.line("Beneficiary", "受益方", party(*number, words)),
		Beneficiary::Name(name) => words.line(
			"Beneficiary (a name that the redeeming party gave)",
			"受益方（核销方填写的名称）",
			format!("“{name}”"),
		),
		Beneficiary::Commitment(commitment) => words.code(
			"Beneficiary (whoever can show what this commits to)",
			"受益方（能出示该承诺内容者）",
			hex(commitment),
		),
	}
}

fn purpose(of: Purpose, words: Words) -> String {
	match of {
		Purpose::Obligation => words.word("renewable portfolio obligation", "可再生能源消纳责任"),
		Purpose::Scope2 => {
			words.word("market-based scope 2 (GHG Protocol)", "范围二市场法（GHG Protocol）")
		}
		Purpose::ProductFootprint => words.word("product footprint", "产品碳足迹"),
		Purpose::Event => words.word("event", "活动"),
		Purpose::Voluntary => words.word("voluntary claim", "自愿声明"),
	}
}

fn source(of: EnergySource, words: Words) -> String {
	match of {
		EnergySource::Wind => words.word("wind", "风电"),
		EnergySource::Solar => words.word("solar", "太阳能"),
		EnergySource::Hydro => words.word("hydro", "水电"),
		EnergySource::Biomass => words.word("biomass", "生物质"),
		EnergySource::Geothermal => words.word("geothermal", "地热"),
		EnergySource::Ocean => words.word("ocean", "海洋能"),
	}
}

fn certificates(redemptions: &[Redemption], words: Words) -> Table {
	let row = |redemption: &Redemption| {
		let certificates = &redemption.certificates;
		vec![
			redemption.redemption.to_string(),
			certificates.first.clone(),
			certificates.last.clone(),
			certificates.units.to_string(),
			energy(redemption.energy_wh.into()),
		]
	};
	Table {
		columns: vec![
			Column::right(words.text("No.", "编号"), 2),
			Column::left(words.text("First certificate", "首张证书"), 8),
			Column::left(words.text("Last certificate", "末张证书"), 8),
			Column::right(words.text("Count", "张数"), 2),
			Column::right(words.text("Energy", "电量"), 3),
		],
		rows: redemptions.iter().map(row).collect(),
		total: None,
	}
}

fn generation(redemption: &Redemption, words: Words) -> Vec<Line> {
	let of = &redemption.generation;
	vec![
		words.line("Project", "项目", format!("{} ({})", of.project, source(of.source, words))),
		words.line(
			"Region, capacity",
			"地区、装机容量",
			format!("{}, {} W", of.region, grouped(of.capacity_w.into())),
		),
		words.line("Generated in", "发电期间", format!("{} – {}", of.period.from, of.period.to)),
		words.line("Metered generation", "计量发电量", reading(&of.reading, words)),
		words.line(
			"Batch first issued",
			"批次首次签发",
			format!("{} ({})", of.issued.time, party(of.issuer, words)),
		),
		words.line(
			"Redeemed",
			"核销时间",
			format!("{} ({})", redemption.made.time, redemption.made.block),
		),
	]
}

fn reading(of: &Reading, words: Words) -> String {
	let energy_used = match of.energy_wh {
		Some(wh) => energy(wh.into()),
		None => words.word("not shown", "未披露"),
	};
	let (meter, revision) = (words.word("meter", "电表"), words.word("revision", "修订版"));
	let used = format!(
		"{energy_used}, {meter} {}, {revision} {}: {}",
		of.meter,
		of.revision,
		basis(of.basis, words)
	);
	match &of.replaced_by {
		None => used,
		Some(later) => {
			let later_reading = words.word("a later reading", "后续读数");
			format!(
				"{used}. {later_reading}: {}, {revision} {}",
				energy(later.energy_wh.into()),
				later.revision
			)
		}
	}
}

fn basis(of: Basis, words: Words) -> String {
	match of {
		Basis::Path => words.word("proved to the anchor", "已证明至锚定"),
		Basis::AnchorRemoved => words.word(
			"by the chain's record alone: the anchor was removed for its age",
			"仅凭链上记录：锚定已因期满移除",
		),
		Basis::NotShown => words.word("by the chain's record alone", "仅凭链上记录"),
	}
}

fn consumption(redemption: &Redemption, words: Words) -> Vec<Line> {
	let Consumption::Matched(of) = &redemption.consumption else {
		return vec![words.line(
			"Consumption",
			"用电",
			words.word("not matched with consumption", "未与用电匹配"),
		)];
	};
	vec![
		words.line("Consumer", "用电方", party(of.consumer, words)),
		words.line("Metered consumption", "计量用电量", reading(&of.reading, words)),
		words.line(
			"Settled",
			"结算",
			format!(
				"{}: {}",
				energy(of.settlement.energy_wh.into()),
				basis(of.settlement.basis, words)
			),
		),
		words.line(
			"Verified",
			"核验",
			format!("{} ({})", of.evidence.verified.time, of.evidence.verified.block),
		),
		words.code("Settlement reference", "结算编号", hex(&of.settlement.trade_ref)),
	]
}

/// Whether something of a redemption is proved by the chain's record alone.
fn rests_on_record(redemption: &Redemption) -> bool {
	let generation = redemption.generation.reading.basis;
	let consumption = match &redemption.consumption {
		Consumption::Matched(of) => [of.reading.basis, of.settlement.basis],
		Consumption::NotMatched => [Basis::Path; 2],
	};
	consumption.into_iter().chain([generation]).any(|basis| basis != Basis::Path)
}

fn grounds(content: &Content, words: Words) -> Vec<Text> {
	let mut grounds = vec![
		words.text(
			"The chain retired the certificates for this claim. By its rules they cannot be redeemed again.",
			"链已为本声明核销上述证书；按链上规则不可再次核销。",
		),
		words.text(
			"Seats of the energy platform stated the meter readings, and the chain anchored what a quorum of them stated. statement.json names them.",
			"能源平台席位对电表读数作出一致陈述并锚定在链上，席位见 statement.json。",
		),
	];
	if content.redemptions.iter().any(|it| matches!(it.consumption, Consumption::Matched(_))) {
		grounds.push(words.text(
			"The chain compared the trading centre's settlement with the readings of both meters, and matched the consumption of the consumer.",
			"链已将电力交易中心的结算与发用两侧电表读数比对，并与用电方的用电量匹配。",
		));
	}
	if content.redemptions.iter().any(|it| matches!(it.consumption, Consumption::NotMatched)) {
		grounds.push(words.text(
			"Redemptions without a voucher were not matched with consumption. Their issue is proved, and their generation as far as \
			 statement.json says.",
			"未使用凭证的核销未与用电匹配；签发已证明，发电的证明程度见 statement.json。",
		));
	}
	if content.redemptions.iter().any(rests_on_record) {
		grounds.push(words.text(
			"Some readings or settlements rest on the chain's record alone: what was anchored was removed for its age, or its leaf is not \
			 part of this statement.",
			"部分读数或结算仅凭链上记录：锚定已因期满移除，或其叶子未包含在本声明中。",
		));
	}
	if content.redemptions.len() > MOST_DETAILED {
		grounds.push(words.text(
			"Meters, readings and settlements of each redemption stand in statement.json.",
			"各笔核销的电表、读数与结算见 statement.json。",
		));
	}
	grounds.push(words.text(
		"Evidence can be revoked later. This statement says nothing about what came after its block.",
		"证据日后可能被撤销；本声明不涉及其区块之后的事项。",
	));
	grounds
}

fn how(words: Words) -> Vec<Text> {
	vec![
		words.text(
			"The file holds its own proof, as statement.json. No node and no server has to be trusted to check it. Pages can be forged: believe \
			 what the program says.",
			"本文件内含自身证明（statement.json），核验时无需信任任何节点或服务器。页面可被伪造，请以程序核验结果为准。",
		),
		words.text(
			"Run: verdigrid verify statement.pdf --trust trust.json",
			"运行：verdigrid verify statement.pdf --trust trust.json",
		),
		words.text(
			"Get trust.json (the chain's first block and first validators) from somebody you trust, once.",
			"trust.json（创世区块与首批验证人）请从可信任处获取一次。",
		),
	]
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
	use super::*;
	use verdigrid_proof::{content::Span, Proof};

	const SEVERAL: &str =
		include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../proof/vectors/several.json"));

	fn content() -> Content {
		let parts = verdigrid_proof::statement::split(SEVERAL.as_bytes()).unwrap();
		Proof::from_bytes(&parts.proof).unwrap().content().unwrap()
	}

	fn span(from: &str, to: &str) -> Span {
		Span { from: format!("2014-{from}T00:00:00Z"), to: format!("2014-{to}T00:00:00Z") }
	}

	/// All claims, as they are printed.
	fn shown(content: &Content) -> Vec<String> {
		claims(content, Words(Tongue::English)).iter().map(|block| format!("{block:?}")).collect()
	}

	#[test]
	fn a_claim_is_for_its_own_energy_and_for_no_time_that_was_not_claimed() {
		let mut content = content();
		let one = content.redemptions[0].clone();
		let redemption = |beneficiary, claimed, energy_wh| Redemption {
			beneficiary: Beneficiary::Party(beneficiary),
			claimed,
			energy_wh,
			..one.clone()
		};
		content.redemptions = vec![
			redemption(8, span("12-01", "12-31"), 5_000_000),
			redemption(8, span("01-01", "02-01"), 1_000_000),
			redemption(9, span("01-01", "12-31"), 99_000_000),
			redemption(8, span("02-01", "03-01"), 2_000_000),
		];
		let shown = shown(&content);
		assert_eq!(shown.len(), 2);
		assert!(shown[0].contains("party 8") && shown[0].contains("8 MWh"), "{}", shown[0]);
		assert!(shown[0].contains("2014-01-01T00:00:00Z – 2014-03-01T00:00:00Z"), "{}", shown[0]);
		assert!(shown[0].contains("2014-12-01T00:00:00Z – 2014-12-31T00:00:00Z"), "{}", shown[0]);
		assert!(shown[1].contains("party 9") && shown[1].contains("99 MWh"), "{}", shown[1]);
	}

	#[test]
	fn a_name_does_not_pass_for_a_party() {
		let mut content = content();
		content.redemptions[0].beneficiary = Beneficiary::Name("party 7".into());
		let shown = shown(&content);
		assert!(shown[0].contains("a name that the redeeming party gave"), "{}", shown[0]);
		assert!(shown[0].contains("“party 7”"), "{}", shown[0]);
	}

	#[test]
	fn what_is_shown_of_a_party_that_is_not_attested_any_more_has_a_notice() {
		let mut content = content();
		let party = |status, attested_until: &str| Party {
			party: 3,
			kind: verdigrid_proof::domain::PartyKind::Organisation,
			jurisdiction: "CN".into(),
			status,
			level: 1,
			registrar: None,
			attested_until: attested_until.into(),
			attributes: Vec::new(),
		};
		let noticed = |content: &Content| {
			let all: Vec<String> = notices(content, Words(Tongue::English))
				.iter()
				.map(|it| format!("{it:?}"))
				.collect();
			all.iter().any(|it| it.contains("Party 3 is not attested any more"))
		};
		content.parties = vec![party(PartyStatus::Active, "9999-01-01T00:00:00Z")];
		assert!(!noticed(&content));
		content.parties = vec![party(PartyStatus::Suspended, "9999-01-01T00:00:00Z")];
		assert!(noticed(&content));
		content.parties = vec![party(PartyStatus::Active, &content.up_to.time.clone())];
		assert!(noticed(&content));
	}

	#[test]
	fn what_rests_on_the_record_alone_is_not_called_proved() {
		let mut content = content();
		let says = |content: &Content| {
			let all = grounds(content, Words(Tongue::English));
			all.iter().any(|text| format!("{text:?}").contains("rest on the chain's record alone"))
		};
		for redemption in &mut content.redemptions {
			redemption.consumption = Consumption::NotMatched;
			redemption.generation.reading.basis = Basis::Path;
		}
		assert!(!says(&content));
		content.redemptions[0].generation.reading.basis = Basis::NotShown;
		assert!(says(&content));
	}

	#[test]
	fn energy_is_written_as_people_read_it() {
		for (wh, text) in [
			(0, "0 Wh"),
			(37, "37 Wh"),
			(1_500, "1.5 kWh"),
			(1_000_000, "1 MWh"),
			(1_234_567_000_001, "1,234,567.000001 MWh"),
		] {
			assert_eq!(energy(wh), text);
		}
	}
}
