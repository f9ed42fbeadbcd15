//! The `UniqueBody` of an item: its body without the earlier messages it quotes.
//!
//! Which marks begin a quotation is nowhere published. Known here are those that Outlook, Outlook on the web
//! and common clients write, in English: a rule or a line of dashes before a header, `From:` before `Sent:`
//! or `Date:`, lines that begin with `>`, and elements of HTML that say what they are.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::html::{Markup, StartTag, Token, attribute, holds_raw_text, text_of, tokens};
use super::lines::LINE_BREAK;

/// Ids of the element that begins a quotation in Outlook and Outlook on the web.
const QUOTATION_IDS: &[&str] =
    &["appendonsend", "divrplyfwdmsg", "mail-editor-reference-message-container", "olk_src_body_section"];
/// Classes of elements that hold a quotation.
const QUOTATION_CLASSES: &[&str] = &["gmail_quote", "moz-cite-prefix", "yahoo_quoted"];
/// What stands between the dashes of a line that begins a quotation.
const DASHED_TITLES: &[&str] = &["original appointment", "original message", "forwarded message"];
/// Elements that have no end tag.
const VOID_ELEMENTS: &[&[u8]] = &[
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"source",
    b"track", b"wbr",
];
/// How many underscores Outlook draws at least.
const RULE_MIN: usize = 20;

/// The text without the earlier messages it quotes; the whole of it when it quotes none.
#[must_use]
pub fn unique_text(text: &str) -> Cow<'_, str> {
    let lines: Vec<_> = text.split_inclusive('\n').collect();
    let quoted_from = lines.iter().enumerate().position(|(index, line)| {
        // Blank lines are looked at once, from the line before them.
        if line.trim().is_empty() {
            return false;
        }
        let next = lines[index + 1..].iter().map(|line| line.trim()).find(|line| !line.is_empty());
        begins_quotation(line.trim(), next.unwrap_or_default())
    });
    let own: Vec<_> = lines[..quoted_from.unwrap_or(lines.len())].to_vec();
    if quoted_from.is_none() && !own.iter().any(|line| is_quoted_line(line)) {
        return Cow::Borrowed(text);
    }
    let own: String = own.into_iter().filter(|line| !is_quoted_line(line)).collect();
    Cow::Owned(own.trim_end().to_owned())
}

fn is_quoted_line(line: &str) -> bool {
    line.starts_with('>')
}

/// Whether a line, followed by that one, is the first that belongs to an earlier message.
fn begins_quotation(line: &str, next: &str) -> bool {
    let is_rule = line.len() >= RULE_MIN && line.bytes().all(|byte| byte == b'_');
    is_dashed_title(line)
        || is_rule && next.starts_with("From:")
        || line.starts_with("From:") && (next.starts_with("Sent:") || next.starts_with("Date:"))
        || line.ends_with("wrote:") && is_quoted_line(next)
}

fn is_dashed_title(line: &str) -> bool {
    let title = line.trim_matches('-').trim();
    line.starts_with("--") && DASHED_TITLES.iter().any(|known| known.eq_ignore_ascii_case(title))
}

/// The body of an HTML document without the earlier messages it quotes, in a small document of its own.
#[must_use]
pub fn unique_html(html: &str) -> String {
    let tokens: Vec<_> = tokens(html).collect();
    let before_header = before_from_header(&tokens);
    let mut unique = UniqueHtml::default();
    for (token, before_header) in tokens.iter().zip(before_header) {
        let is_rule = matches!(token, Token::StartTag(tag) if *tag.name == b"hr");
        if is_rule && before_header || begins_earlier_message(token) {
            break;
        }
        unique.token(token);
    }
    unique.finish()
}

/// For each token, whether the next text after it is the `From:` of a header.
fn before_from_header(tokens: &[Token]) -> Vec<bool> {
    let mut before_header = false;
    let mut answers = vec![false; tokens.len()];
    for (answer, token) in answers.iter_mut().zip(tokens).rev() {
        *answer = before_header;
        if let Token::String(string) = token {
            let text = text_of(string);
            let text = text.trim();
            before_header = if text.is_empty() { before_header } else { text.starts_with("From:") };
        }
    }
    answers
}

/// Whether everything from this token on belongs to an earlier message.
fn begins_earlier_message(token: &Token) -> bool {
    match token {
        Token::StartTag(tag) => {
            let id = attribute(tag, "id").unwrap_or_default().to_ascii_lowercase();
            let style = attribute(tag, "style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
            // Outlook draws the rule above the header with a style.
            QUOTATION_IDS.contains(&id.as_str())
                || style.contains("border-top:solid") && style.contains("padding:3.0pt0")
        }
        Token::String(string) => is_dashed_title(text_of(string).trim()),
        _ => false,
    }
}

/// Whether the element, and only what is inside it, belongs to an earlier message.
fn is_quotation(tag: &StartTag) -> bool {
    let has_class = attribute(tag, "class")
        .is_some_and(|classes| classes.split_whitespace().any(|class| QUOTATION_CLASSES.contains(&class)));
    let is_cited = attribute(tag, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("cite"));
    has_class || *tag.name == b"blockquote" && is_cited
}

/// A document that is put together from what is not quoted, with every element ended.
#[derive(Debug, Default)]
struct UniqueHtml {
    markup: Markup,
    open: Vec<Vec<u8>>,
    /// How many elements of each name are open, so that an end tag without start is known at once.
    open_by_name: BTreeMap<Vec<u8>, usize>,
    /// The name of the quotation that is being skipped, and how many elements of that name are open in it.
    skipped: Option<(Vec<u8>, usize)>,
    inside_hidden_text: bool,
}

impl UniqueHtml {
    fn token(&mut self, token: &Token) {
        if self.skips(token) {
            return;
        }
        match token {
            Token::StartTag(tag) => {
                self.inside_hidden_text = *tag.name == b"title" || holds_raw_text(&tag.name);
                if !is_frame(&tag.name) && !self.inside_hidden_text {
                    self.start(tag, token);
                }
            }
            Token::EndTag(tag) => {
                self.inside_hidden_text = false;
                self.end(&tag.name);
            }
            Token::String(_) if !self.inside_hidden_text => self.markup.token(token),
            _ => {}
        }
    }

    /// Whether the token belongs to a quotation, or begins one.
    fn skips(&mut self, token: &Token) -> bool {
        if let Some((name, depth)) = &mut self.skipped {
            match token {
                Token::StartTag(tag) if *tag.name == *name => *depth += 1,
                Token::EndTag(tag) if *tag.name == *name => *depth -= 1,
                _ => {}
            }
            if *depth == 0 {
                self.skipped = None;
            }
            return true;
        }
        if let Token::StartTag(tag) = token {
            let begins = is_quotation(tag) && !VOID_ELEMENTS.contains(&tag.name.as_slice());
            self.skipped = begins.then(|| (tag.name.to_vec(), 1));
        }
        self.skipped.is_some()
    }

    fn start(&mut self, tag: &StartTag, token: &Token) {
        self.markup.token(token);
        if !VOID_ELEMENTS.contains(&tag.name.as_slice()) {
            *self.open_by_name.entry(tag.name.to_vec()).or_default() += 1;
            self.open.push(tag.name.to_vec());
        }
    }

    /// Ends the innermost element of that name and what is open inside it.
    fn end(&mut self, name: &[u8]) {
        while self.open_by_name.get(name).is_some_and(|&count| count > 0) {
            let Some(innermost) = self.open.pop() else { return };
            self.markup.end_tag(&text_of(&innermost));
            if let Some(count) = self.open_by_name.get_mut(&innermost) {
                *count -= 1;
            }
            if innermost == name {
                return;
            }
        }
    }

    fn finish(mut self) -> String {
        while let Some(name) = self.open.pop() {
            self.markup.end_tag(&text_of(&name));
        }
        format!("<html><body><div>{LINE_BREAK}{}</div></body></html>", self.markup.text.trim())
    }
}

/// Elements of the document around the body, which the answer has itself.
fn is_frame(name: &[u8]) -> bool {
    matches!(name, b"html" | b"head" | b"body" | b"meta" | b"link" | b"base")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::body::html_to_text;
    use super::super::hostile::hostile_html;
    use super::*;

    #[test]
    fn ip_045_a_first_message_is_unique_as_a_whole() {
        for text in [
            "",
            "a\r\n",
            "From: nowhere\r\nto there",
            "____ _",
            "He wrote:\r\nnothing",
            "-- \r\nAnn",
            "a > b",
        ] {
            assert_eq!(unique_text(text), text);
            assert!(matches!(unique_text(text), Cow::Borrowed(_)), "{text}");
        }
        for (html, unique) in [
            ("", ""),
            ("<html><head><title>t</title><style>p {}</style></head><body>a<p>b</body></html>", "a<p>b</p>"),
            ("<hr>a<blockquote>b</blockquote>", "<hr>a<blockquote>b</blockquote>"),
            ("</div>a<ul><li>b<li>c</ul>", "a<ul><li>b<li>c</li></li></ul>"),
        ] {
            let expected = format!("<html><body><div>\r\n{unique}</div></body></html>");
            assert_eq!(unique_html(html), expected, "{html}");
        }
    }

    #[test]
    fn ip_045_the_quoted_part_of_a_text_is_left_out() {
        let rule = "_".repeat(32);
        for quotation in [
            format!("{rule}\r\nFrom: Ann\r\nSent: Monday\r\nSubject: x\r\n\r\nold"),
            "-----Original Message-----\r\nFrom: Ann\r\n\r\nold".to_owned(),
            "---------- Forwarded message ---------\r\nold".to_owned(),
            "From: Ann\r\nDate: Monday\r\nold".to_owned(),
            "On Monday, Ann wrote:\r\n\r\n> old\r\n> older".to_owned(),
            "> old\r\n>> older\r\n".to_owned(),
        ] {
            assert_eq!(unique_text(&format!("new\r\n\r\n{quotation}")), "new", "{quotation}");
            assert_eq!(unique_text(&quotation), "", "{quotation}");
        }
        assert_eq!(unique_text("a\r\n> old\r\nb\r\n"), "a\r\nb");
    }

    #[test]
    fn ip_045_the_quoted_part_of_html_is_left_out() {
        for quotation in [
            "<hr style=x><div><b>From:</b> Ann<br></div>old",
            "<div id=\"divRplyFwdMsg\">From: Ann</div>old",
            "<div id=appendonsend></div>old",
            "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>old</div>old",
            "<div class='x gmail_quote'><div>old</div>old</div>",
            "<blockquote type=CITE>old<blockquote>old</blockquote>old</blockquote>",
            "<p>-----Original Message-----</p>old",
        ] {
            let html = format!("<html><body><div><p>new</p>{quotation}</div></body></html>");
            let unique = unique_html(&html);
            assert_eq!(html_to_text(&unique), "new", "{quotation}");
            assert!(unique.starts_with("<html><body><div>\r\n<div><p>new</p>"), "{unique}");
        }
    }

    #[test]
    fn ip_045_what_stands_below_a_citation_is_the_own_text() {
        let html = "<blockquote type=cite>old</blockquote><p>new</p>";
        assert_eq!(html_to_text(&unique_html(html)), "new");
    }

    proptest! {
        #[test]
        fn ip_045_hostile_bodies_have_a_unique_body(html in hostile_html()) {
            let unique = unique_html(&html);
            prop_assert!(unique.len() <= 8 * html.len() + 100, "{unique}");
            prop_assert!(unique_text(&html).len() <= html.len());
        }
    }
}
