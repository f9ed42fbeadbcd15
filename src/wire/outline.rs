//! The tags of a message as they are nested, whatever they mean: read where a message is not accepted, to say
//! where in it something is and how it might be put right.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::lexeme;
use super::limits::{Limits, MOST_DEPTH};
use super::position::Position;
use super::tag::{self, Piece};

/// The tags of a message, in document order, up to the first that cannot be read.
#[derive(Debug)]
pub(crate) struct Outline<'a> {
    /// The message, without byte order mark and up to the first byte that is not UTF-8.
    pub(crate) text: &'a str,
    pub(crate) tags: Vec<Tag<'a>>,
    /// Whether it was read to its end.
    pub(crate) is_whole: bool,
}

/// An element.
#[derive(Debug)]
pub(crate) struct Tag<'a> {
    /// The name with its prefix.
    pub(crate) name: &'a str,
    /// Offset of the name in the start tag.
    pub(crate) offset: usize,
    /// Offset of the name in the end tag, if there is one.
    pub(crate) end_offset: Option<usize>,
    /// From the `<` of the start tag to behind the end tag, or to where reading ended.
    pub(crate) range: Range<usize>,
    /// What lies between the tags, as written.
    pub(crate) content: Range<usize>,
    pub(crate) attributes: Vec<TagAttribute<'a>>,
    pub(crate) parent: Option<usize>,
    pub(crate) children: Vec<usize>,
    /// The text directly in it, references resolved.
    pub(crate) value: Cow<'a, str>,
    /// Some of the text is in a CDATA section.
    pub(crate) has_cdata: bool,
}

/// An attribute, namespace declarations included.
#[derive(Debug)]
pub(crate) struct TagAttribute<'a> {
    /// The name with its prefix.
    pub(crate) name: &'a str,
    /// Offset of the name.
    pub(crate) offset: usize,
    /// Where the value is, as written.
    pub(crate) value_range: Range<usize>,
    /// The value, references resolved.
    pub(crate) value: Cow<'a, str>,
}

impl Tag<'_> {
    pub(crate) fn local(&self) -> &str {
        local_of(self.name)
    }

    /// The prefix; empty where there is none.
    pub(crate) fn prefix(&self) -> &str {
        self.name.split_once(':').map_or("", |(prefix, _)| prefix)
    }
}

/// A name without its prefix.
pub(crate) fn local_of(qualified: &str) -> &str {
    qualified.split_once(':').map_or(qualified, |(_, local)| local)
}

impl<'a> Outline<'a> {
    /// Reads as far as possible within the limits. The cost is linear.
    pub(crate) fn of(message: &'a [u8], limits: &Limits) -> Self {
        let bytes = message.get(..limits.bytes).unwrap_or(message);
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
        };
        let mut outline = Self { text, tags: Vec::new(), is_whole: false };
        outline.read(limits);
        outline
    }

    fn read(&mut self, limits: &Limits) {
        let mut reader = Reader::from_str(self.text);
        reader.config_mut().check_comments = true;
        let mut open: Vec<usize> = Vec::new();
        loop {
            let at = reader.buffer_position() as usize;
            let Ok(event) = reader.read_event() else { break };
            let end = reader.buffer_position() as usize;
            match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    let is_empty = self.text[at..end].ends_with("/>");
                    let fits = self.tags.len() < limits.elements && open.len() < limits.depth.min(MOST_DEPTH);
                    let is_second_root = open.is_empty() && !self.tags.is_empty();
                    if !fits || is_second_root || !self.start(&tag, at..end, open.last().copied(), limits) {
                        break;
                    }
                    if !is_empty {
                        open.push(self.tags.len() - 1);
                    }
                }
                Event::End(_) => {
                    let Some(innermost) = open.pop() else { break };
                    let tag = &mut self.tags[innermost];
                    (tag.content.end, tag.range.end, tag.end_offset) = (at, end, Some(at + 2));
                }
                Event::Text(_) if open.is_empty() => {
                    if !lexeme::is_blank(&self.text[at..end]) {
                        break;
                    }
                }
                Event::Text(_) => self.add_text(open.last(), Cow::Borrowed(&self.text[at..end])),
                Event::CData(_) => {
                    let inside = at + "<![CDATA[".len()..end - "]]>".len();
                    self.add_text(open.last(), Cow::Borrowed(&self.text[inside]));
                    let Some(&innermost) = open.last() else { break };
                    self.tags[innermost].has_cdata = true;
                }
                Event::GeneralRef(_) => match lexeme::reference(&self.text[at + 1..]) {
                    Ok((character, _)) => self.add_text(open.last(), Cow::Owned(character.to_string())),
                    Err(_) => break,
                },
                Event::Eof => {
                    self.is_whole = open.is_empty() && !self.tags.is_empty();
                    break;
                }
                Event::Decl(_) if at == 0 => {}
                Event::Comment(_) => {}
                Event::Decl(_) | Event::PI(_) | Event::DocType(_) => break,
            }
        }
        for unclosed in open {
            let tag = &mut self.tags[unclosed];
            (tag.content.end, tag.range.end) = (self.text.len(), self.text.len());
        }
    }

    /// Adds an element; says whether its start tag can be read.
    fn start(
        &mut self,
        tag: &BytesStart<'_>,
        range: Range<usize>,
        parent: Option<usize>,
        limits: &Limits,
    ) -> bool {
        let offset = range.start + 1;
        let name = &self.text[offset..offset + tag.name().as_ref().len()];
        let mut attributes = Vec::new();
        let mut at = offset + name.len();
        loop {
            match tag::next_piece(self.text, at) {
                Ok(Piece::End { .. }) => break,
                Ok(Piece::Attribute(raw)) if attributes.len() < limits.attributes => {
                    at = raw.end();
                    let value_range = raw.value_offset..raw.value_offset + raw.value.len();
                    let value = raw.decoded();
                    attributes.push(TagAttribute { name: raw.name, offset: raw.offset, value_range, value });
                }
                _ => return false,
            }
        }
        let content = range.end..range.end;
        let (children, value) = (Vec::new(), Cow::Borrowed(""));
        let added = self.tags.len();
        if let Some(parent) = parent {
            self.tags[parent].children.push(added);
        }
        let (end_offset, has_cdata) = (None, false);
        self.tags.push(Tag {
            name,
            offset,
            end_offset,
            range,
            content,
            attributes,
            parent,
            children,
            value,
            has_cdata,
        });
        true
    }

    fn add_text(&mut self, element: Option<&usize>, text: Cow<'a, str>) {
        let Some(&element) = element else { return };
        let value = &mut self.tags[element].value;
        if value.is_empty() {
            *value = text;
        } else {
            value.to_mut().push_str(&text);
        }
    }

    /// The names on the way from the root to an element, counted where siblings share one:
    /// `Envelope/Body/GetItem/ItemIds/ItemId[2]`.
    pub(crate) fn path(&self, element: usize) -> String {
        let mut names = Vec::new();
        let mut next = Some(element);
        while let Some(index) = next {
            names.push(self.counted_name(index));
            next = self.tags[index].parent;
        }
        names.reverse();
        names.join("/")
    }

    fn counted_name(&self, element: usize) -> String {
        let tag = &self.tags[element];
        let Some(parent) = tag.parent else { return tag.local().to_owned() };
        let siblings = self.tags[parent].children.iter();
        let mut namesakes = siblings.filter(|&&sibling| self.tags[sibling].local() == tag.local());
        let place = namesakes.clone().position(|&sibling| sibling == element).unwrap_or_default();
        match namesakes.nth(1) {
            Some(_) => format!("{}[{}]", tag.local(), place + 1),
            None => tag.local().to_owned(),
        }
    }

    /// The innermost element that an offset lies in.
    pub(crate) fn innermost_at(&self, offset: usize) -> Option<usize> {
        self.tags.iter().rposition(|tag| tag.range.contains(&offset))
    }

    pub(crate) fn position(&self, offset: usize) -> Position {
        Position::of_offset(self.text, offset)
    }

    /// The child of an element with a local name.
    pub(crate) fn child(&self, element: usize, local: &str) -> Option<usize> {
        let children = &self.tags.get(element)?.children;
        children.iter().copied().find(|&child| self.tags[child].local() == local)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(text: &str) -> Outline<'_> {
        Outline::of(text.as_bytes(), &Limits::default())
    }

    #[test]
    fn what_cannot_be_read_ends_an_outline() {
        for (text, tags, is_whole) in [
            ("", 0, false),
            ("<a>", 1, false),
            ("<a><b></a>", 2, false),
            ("<a><b/>&x;<c/></a>", 2, false),
            ("<a><b c=></b></a>", 1, false),
            ("<a/>x", 1, false),
            ("<a/><b/>", 1, false),
            ("<a><?b?></a>", 1, false),
            ("<!DOCTYPE a><a/>", 0, false),
            (" <?xml version='1.0'?><a/>", 0, false),
            ("<a><!-- -- --></a>", 1, false),
            ("<?xml version='1.0'?> <!-- a --><a><b/></a> ", 2, true),
            ("\u{FEFF}<a/>", 1, true),
        ] {
            let outline = outline(text);
            assert_eq!((outline.tags.len(), outline.is_whole), (tags, is_whole), "{text}");
        }
        let narrow = Limits { elements: 2, ..Limits::default() };
        assert_eq!(Outline::of(b"<a><b/><c/></a>", &narrow).tags.len(), 2);
        assert_eq!(Outline::of(b"<a>\xFF</a>", &Limits::default()).text, "<a>");
    }

    #[test]
    fn elements_know_their_place_and_what_they_hold() {
        let outline = outline("<s:a><b x='1&amp;2'>t&#x65;<![CDATA[<xt]]></b>\n <c/><b/></s:a>");
        let paths: Vec<_> = (0..outline.tags.len()).map(|index| outline.path(index)).collect();
        assert_eq!(paths, ["a", "a/b[1]", "a/c", "a/b[2]"]);
        let first = &outline.tags[1];
        assert_eq!((&*first.value, &*first.attributes[0].value), ("te<xt", "1&2"));
        assert_eq!(&outline.text[first.attributes[0].value_range.clone()], "1&amp;2");
        assert_eq!(&outline.text[outline.tags[0].range.clone()], outline.text);
        assert_eq!(outline.innermost_at(first.offset), Some(1));
        assert_eq!(outline.position(outline.tags[2].offset), Position { line: 2, column: 3 });
        assert_eq!((outline.child(0, "c"), outline.child(0, "d")), (Some(2), None));
    }
}
