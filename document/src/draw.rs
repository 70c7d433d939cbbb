//! The pages as PDF.

use crate::fonts::Faces;
use crate::layout::{Entry, Item, Layout, PAGE_HEIGHT, PAGE_WIDTH};
use crate::qr::Code;
use crate::structure::Node;
use crate::wrap::{Colour, Glyph};
use crate::{Date, Document, Refused};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::SerializeSettings;

/// Writes the pages.
pub fn draw(document: &Document, faces: &Faces<'_>, layout: Layout) -> Result<Vec<u8>, Refused> {
	let Layout { pages, mut structure, entries, code } = layout;
	let mut pdf = krilla::Document::new_with(settings()?);
	for items in pages {
		let size = PageSettings::from_wh(PAGE_WIDTH, PAGE_HEIGHT)
			.ok_or_else(|| broken("the page's size"))?;
		let mut page = pdf.start_page_with(size);
		{
			let mut pen = Pen { surface: page.surface(), faces };
			for item in items {
				let drawn = pen.item(&code, item)?;
				drawn.into_iter().for_each(|(node, drawn)| structure.note(node, drawn));
			}
		}
		page.finish();
	}
	pdf.set_tag_tree(structure.tree()?);
	pdf.set_outline(outline(entries));
	pdf.set_metadata(metadata(document));
	pdf.embed_file(attachment(document)?).ok_or_else(|| broken("the attachment"))?;
	pdf.finish()
		.map_err(|error| Refused::Writer(format!("{error}: {error:?}").chars().take(400).collect()))
}

fn broken(what: &str) -> Refused {
	Refused::Writer(format!("{what} is refused"))
}

fn settings() -> Result<SerializeSettings, Refused> {
	let standards = ConfigurationBuilder::new()
		.with_archival_validator(Archival::A3_A)
		.with_accessibility_validator(Accessibility::UA1);
	let configuration = standards.finish().map_err(|_| broken("PDF/A-3a with PDF/UA-1"))?;
	Ok(SerializeSettings { configuration, enable_tagging: true, ..Default::default() })
}

fn metadata(document: &Document) -> Metadata {
	let title = match &document.title.second {
		Some(second) => format!("{} {second}", document.title.main),
		None => document.title.main.clone(),
	};
	let hash: String = document.seal.hash.iter().map(|byte| format!("{byte:02x}")).collect();
	Metadata::new()
		.title(title)
		.language(document.languages.main().into())
		.creator("Verdigrid".into())
		.producer("Verdigrid".into())
		.creation_date(date(document.as_of))
		.document_id(hash)
}

fn date(date: Date) -> DateTime {
	DateTime::new(date.year)
		.month(date.month)
		.day(date.day)
		.hour(date.hour)
		.minute(date.minute)
		.second(date.second)
		.utc_offset_hour(0)
		.utc_offset_minute(0)
}

fn attachment(document: &Document) -> Result<EmbeddedFile, Refused> {
	Ok(EmbeddedFile {
		path: document.attachment.name.clone(),
		mime_type: Some(
			MimeType::new("application/json").ok_or_else(|| broken("the attachment's kind"))?,
		),
		description: Some(document.languages.attachment().into()),
		// The pages were made from it.
		association_kind: AssociationKind::Source,
		data: document.attachment.json.clone().into(),
		modification_date: Some(date(document.as_of)),
		compress: Some(false),
		location: None,
	})
}

fn outline(entries: Vec<Entry>) -> Outline {
	let mut outline = Outline::new();
	for Entry { title, page, y } in entries {
		let place = XyzDestination::new(page, Point::from_xy(0.0, (y - 20.0).max(0.0)));
		outline.push_child(OutlineNode::new(title, place));
	}
	outline
}

/// Draws on one page.
struct Pen<'page, 'font> {
	surface: Surface<'page>,
	faces: &'font Faces<'font>,
}

/// What was drawn for which part of the document.
type Drawn = Vec<(Node, Identifier)>;

impl Pen<'_, '_> {
	fn item(&mut self, code: &Code, item: Item) -> Result<Drawn, Refused> {
		match item {
			Item::Text { x, baseline, line, node } => self.text(x, baseline, &line, node),
			Item::Code { x, y, size, node } => self.code(code, x, y, size, node),
			Item::Fill { x, y, width, height, colour } => {
				self.area(x, y, width, height, colour).map(|()| Vec::new())
			}
		}
	}

	fn ink(&mut self, (red, green, blue): Colour, stroke: Option<f32>) {
		let paint = rgb::Color::new(red, green, blue);
		self.surface.set_fill(Some(Fill { paint: paint.into(), ..Default::default() }));
		self.surface.set_stroke(stroke.map(|width| Stroke {
			paint: paint.into(),
			width,
			..Default::default()
		}));
	}

	fn area(
		&mut self,
		x: f32,
		y: f32,
		width: f32,
		height: f32,
		colour: Colour,
	) -> Result<(), Refused> {
		let mut path = PathBuilder::new();
		path.push_rect(Rect::from_xywh(x, y, width, height).ok_or_else(|| broken("a rule"))?);
		let path = path.finish().ok_or_else(|| broken("a rule"))?;
		self.ink(colour, None);
		self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
		self.surface.draw_path(&path);
		self.surface.end_tagged();
		Ok(())
	}

	fn code(
		&mut self,
		code: &Code,
		x: f32,
		y: f32,
		size: f32,
		node: Node,
	) -> Result<Drawn, Refused> {
		let path = code.path(x, y, size).ok_or_else(|| broken("the QR code"))?;
		self.ink((0, 0, 0), None);
		let drawn = self.surface.start_tagged(ContentTag::Other);
		self.surface.draw_path(&path);
		self.surface.end_tagged();
		Ok(vec![(node, drawn)])
	}

	fn text(
		&mut self,
		mut x: f32,
		baseline: f32,
		line: &[Glyph],
		node: Option<Node>,
	) -> Result<Drawn, Refused> {
		let mut found = Vec::new();
		for part in line.chunk_by(|a, b| a.ink.language == b.ink.language) {
			let language = part.first().and_then(|glyph| glyph.ink.language);
			let tag = match node {
				Some(_) => ContentTag::Span(SpanTag::empty().with_lang(language)),
				None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
			};
			let drawn = self.surface.start_tagged(tag);
			for run in part.chunk_by(same_face) {
				self.run(x, baseline, run)?;
				x += run.iter().map(Glyph::advance).sum::<f32>();
			}
			self.surface.end_tagged();
			found.extend(node.map(|node| (node, drawn)));
		}
		Ok(found)
	}

	/// Draws characters of one font that look the same.
	fn run(&mut self, x: f32, baseline: f32, run: &[Glyph]) -> Result<(), Refused> {
		let Some(Glyph { shape, ink, .. }) = run.first() else { return Ok(()) };
		let font = self.faces.embedded(shape.face).ok_or_else(|| broken("a font"))?;
		let text: String = run.iter().map(|glyph| glyph.character).collect();
		let ends = text
			.char_indices()
			.map(|(start, character)| start..start.saturating_add(character.len_utf8()));
		let glyphs: Vec<_> = run
			.iter()
			.zip(ends)
			.map(|(glyph, range)| {
				let id = GlyphId::new(glyph.shape.id);
				KrillaGlyph::new(id, glyph.shape.advance / shape.scale, 0.0, 0.0, 0.0, range, None)
			})
			.collect();
		let size = ink.size * shape.scale;
		// As much as makes Chinese characters as heavy as bold letters.
		self.ink(ink.colour, shape.light.then_some(size * 0.032));
		let start = Point::from_xy(x, baseline - shape.rise * ink.size);
		self.surface.draw_glyphs(start, &glyphs, font.clone(), &text, size, false);
		Ok(())
	}
}

fn same_face(a: &Glyph, b: &Glyph) -> bool {
	let alike = |glyph: &Glyph| {
		(glyph.shape.face, glyph.shape.light, glyph.shape.scale, glyph.shape.rise, glyph.ink)
	};
	alike(a) == alike(b)
}
