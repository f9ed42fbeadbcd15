//! Markup that is neither a tag nor text: comments, CDATA sections, the declaration, and what SOAP forbids.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::super::lexeme;
use super::super::tag::{self, RawAttribute};
use super::super::violation::Malformed;
use super::{Scanned, Scanner, Token};

/// How nearly every message begins.
const USUAL_DECLARATION: &str = r#"<?xml version="1.0" encoding="utf-8"?>"#;

impl<'a> Scanner<'a> {
    /// Reads what starts with `<!` or `<?`: the text of a CDATA section, or nothing that counts.
    #[cold]
    pub(super) fn markup(&mut self, at: usize) -> Scanned<Option<Token<'a>>> {
        let mut reader = Reader::from_str(&self.text[at..]);
        reader.config_mut().check_comments = true;
        let Ok(event) = reader.read_event() else { return Err(self.diagnose_markup(at)) };
        self.at = at + reader.buffer_position() as usize;
        match event {
            Event::Comment(_) => Ok(None),
            Event::CData(text) => self.cdata(at, text.len()).map(Some),
            Event::Decl(_) => self.declaration(at).map(|()| None),
            Event::PI(_) => Err(self.processing_instruction(at + "<?".len())),
            _ => Err(self.document_type(at)),
        }
    }

    fn cdata(&self, at: usize, length: usize) -> Scanned<Token<'a>> {
        if self.open.is_empty() {
            return Err(self.root_level_data(at));
        }
        let offset = at + "<![CDATA[".len();
        let text = lexeme::with_line_feeds(&self.text[offset..offset + length]);
        Ok(Token::Text { text, offset, is_blank: false })
    }

    /// Reads `<?xml version="1.0" encoding="…" standalone="…"?>`, which only the start of a document can be.
    fn declaration(&self, at: usize) -> Scanned<()> {
        if self.text.starts_with(USUAL_DECLARATION) && at == 0 {
            return Ok(());
        }
        if at > 0 {
            return Err(self.malformed(at + 2, Malformed::LateDeclaration));
        }
        let end = self.at - "?>".len();
        let (mut at, mut names) = ("<?xml".len(), ["version", "encoding", "standalone"].into_iter());
        while !lexeme::is_blank(&self.text[at..end]) {
            let read = tag::next_piece(&self.text[..end], at).map_err(|(offset, kind)| {
                // Where the declaration ends, the text does not.
                let ends = lexeme::is_end_of_file(&kind);
                self.malformed(offset, if ends { Malformed::DeclarationSyntax } else { kind })
            })?;
            let is_first = at == "<?xml".len();
            let fits = |it: &RawAttribute<'_>| {
                names.any(|name| name == it.name) && is_first == (it.name == "version")
            };
            let Some(attribute) = read.into_attribute().filter(fits) else {
                let name_at = end - self.text[at..end].trim_start().len();
                return Err(self.malformed(name_at, Malformed::DeclarationSyntax));
            };
            let RawAttribute { name, value, value_offset, .. } = attribute;
            let slip = match name {
                "version" if value != "1.0" => Malformed::DeclarationVersion(value.to_owned()),
                "encoding" if !is_read_as_utf8(value) => Malformed::UnsupportedEncoding(value.to_owned()),
                "standalone" if !matches!(value, "yes" | "no") => Malformed::DeclarationSyntax,
                _ => {
                    at = attribute.end();
                    continue;
                }
            };
            return Err(self.malformed(value_offset, slip));
        }
        if at == "<?xml".len() { Err(self.malformed(end, Malformed::DeclarationSyntax)) } else { Ok(()) }
    }
}

fn is_read_as_utf8(encoding: &str) -> bool {
    ["utf-8", "us-ascii"].iter().any(|name| encoding.eq_ignore_ascii_case(name))
}
