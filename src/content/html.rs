//! Reading HTML token by token and writing it again.
//!
//! Tokens are those of the WHATWG standard, so what is read here is what a browser reads. What is written is
//! put together anew from them: quoted, escaped, and read by everybody in the same way.

use std::borrow::Cow;

use html5gum::{DefaultEmitter, Doctype, Tokenizer};

/// One token of an HTML text.
pub(super) type Token = html5gum::Token<usize>;
/// A start tag and its attributes.
pub(super) type StartTag = html5gum::StartTag<usize>;

/// Elements whose content is text that is written without escapes.
const RAW_TEXT: &[&[u8]] =
    &[b"iframe", b"noembed", b"noframe", b"noscript", b"plaintext", b"script", b"style", b"xmp"];

/// The tokens of the text, in order. No text is an error: a tokenizer recovers from everything.
pub(super) fn tokens(html: &str) -> impl Iterator<Item = Token> {
    let mut emitter = DefaultEmitter::new_with_span();
    emitter.naively_switch_states(true);
    let tokens = Tokenizer::new_with_emitter(html, emitter).map(|Ok(token)| token);
    tokens.filter(|token| !matches!(token, Token::Error(_)))
}

/// The characters of a piece of a token, which are UTF-8 because the text was.
pub(super) fn text_of(piece: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(piece)
}

/// The value of an attribute; `None` when the tag does not have it.
pub(super) fn attribute<'a>(tag: &'a StartTag, name: &str) -> Option<Cow<'a, str>> {
    tag.attributes.get(name.as_bytes()).map(|value| text_of(value))
}

/// Whether elements of that name hold raw text.
pub(super) fn holds_raw_text(name: &[u8]) -> bool {
    RAW_TEXT.contains(&name)
}

/// The text with its tokens written anew, without those that are not kept.
///
/// `keep` may change a token before it says so.
pub(super) fn rewritten(html: &str, mut keep: impl FnMut(&mut Token) -> bool) -> String {
    let mut markup = Markup::default();
    for mut token in tokens(html) {
        if keep(&mut token) {
            markup.token(&token);
        }
    }
    markup.text
}

/// HTML being written.
#[derive(Debug, Default)]
pub(super) struct Markup {
    /// What is written so far.
    pub(super) text: String,
    inside_raw_text: bool,
}

impl Markup {
    /// Writes a token that was read.
    pub(super) fn token(&mut self, token: &Token) {
        match token {
            Token::StartTag(tag) => self.start_tag(tag),
            Token::EndTag(tag) => self.end_tag(&text_of(&tag.name)),
            Token::String(string) if self.inside_raw_text => self.text += &text_of(string),
            Token::String(string) => self.string(&text_of(string)),
            Token::Comment(comment) => self.comment(&text_of(comment)),
            Token::Doctype(doctype) => self.doctype(doctype),
            Token::Error(_) => {}
        }
    }

    /// Writes characters, escaped.
    pub(super) fn string(&mut self, string: &str) {
        for character in string.chars() {
            match character {
                '&' => self.text += "&amp;",
                '<' => self.text += "&lt;",
                '>' => self.text += "&gt;",
                NO_BREAK_SPACE => self.text += "&nbsp;",
                _ => self.text.push(character),
            }
        }
    }

    /// Writes an end tag.
    pub(super) fn end_tag(&mut self, name: &str) {
        self.inside_raw_text = false;
        for piece in ["</", name, ">"] {
            self.text += piece;
        }
    }

    fn start_tag(&mut self, tag: &StartTag) {
        self.inside_raw_text = holds_raw_text(&tag.name);
        self.text.push('<');
        self.text += &text_of(&tag.name);
        let mut attributes: Vec<_> = tag.attributes.iter().collect();
        // The map is in the order of names; a client sees the order in which they were written.
        attributes.sort_by_key(|(_, value)| value.span.start);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text += &text_of(name);
            self.text += "=\"";
            for character in text_of(value).chars() {
                match character {
                    '&' => self.text += "&amp;",
                    '"' => self.text += "&quot;",
                    '<' => self.text += "&lt;",
                    '>' => self.text += "&gt;",
                    NO_BREAK_SPACE => self.text += "&nbsp;",
                    _ => self.text.push(character),
                }
            }
            self.text.push('"');
        }
        self.text.push('>');
    }

    fn comment(&mut self, comment: &str) {
        for piece in ["<!--", comment, "-->"] {
            self.text += piece;
        }
    }

    fn doctype(&mut self, doctype: &Doctype<usize>) {
        self.text += "<!DOCTYPE ";
        self.text += &text_of(&doctype.name);
        let public = doctype.public_identifier.as_ref().map(|identifier| text_of(identifier));
        let system = doctype.system_identifier.as_ref().map(|identifier| text_of(identifier));
        if let Some(public) = &public {
            self.text += " PUBLIC ";
            self.quoted(public);
        } else if system.is_some() {
            self.text += " SYSTEM";
        }
        if let Some(system) = &system {
            self.text.push(' ');
            self.quoted(system);
        }
        self.text.push('>');
    }

    /// Writes an identifier in the quotes it does not hold; it cannot hold both kinds.
    fn quoted(&mut self, identifier: &str) {
        let quote = if identifier.contains('"') { '\'' } else { '"' };
        self.text.push(quote);
        self.text += identifier;
        self.text.push(quote);
    }
}

/// The space at which no line is broken, and which does not run together with its neighbours.
pub(super) const NO_BREAK_SPACE: char = '\u{a0}';

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::hostile::hostile_html;
    use super::*;

    fn again(html: &str) -> String {
        rewritten(html, |_| true)
    }

    #[test]
    fn markup_is_written_in_one_way() {
        for (read, written) in [
            (
                "<P Class=x ID='a\"b'>1 < 2 &amp; 3&#62;2&nbsp;</P>",
                "<p class=\"x\" id=\"a&quot;b\">1 &lt; 2 &amp; 3&gt;2&nbsp;</p>",
            ),
            ("<style>a > b { x: \"&amp;\" }</style>", "<style>a > b { x: \"&amp;\" }</style>"),
            ("<title>a<b></title>", "<title>a&lt;b&gt;</title>"),
            ("<!doctype html><!-- note -->x", "<!DOCTYPE html><!-- note -->x"),
            (
                "<!DOCTYPE html PUBLIC '-//W3C' 'http://w3'><br/>",
                "<!DOCTYPE html PUBLIC \"-//W3C\" \"http://w3\"><br>",
            ),
            ("<!DOCTYPE html SYSTEM 'a\"b'>", "<!DOCTYPE html SYSTEM 'a\"b'>"),
            ("<input disabled z=1 a=2>", "<input disabled=\"\" z=\"1\" a=\"2\">"),
            ("a<", "a&lt;"),
        ] {
            assert_eq!(again(read), written, "{read}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_it_was_written(html in hostile_html()) {
            let written = again(&html);
            prop_assert_eq!(again(&written), written);
        }
    }
}
