//! Bodies: from text to HTML and back, the preview, and what a limit leaves of them.

use super::beginning;
use super::html::{Token, holds_raw_text, text_of, tokens};
use super::lines::{LINE_BREAK, Lines};
use crate::schema::BodyType;

/// Elements that begin and end a line.
const BLOCKS: &[&[u8]] = &[
    b"address",
    b"article",
    b"aside",
    b"blockquote",
    b"body",
    b"caption",
    b"center",
    b"dd",
    b"details",
    b"dialog",
    b"dir",
    b"div",
    b"dl",
    b"dt",
    b"fieldset",
    b"figcaption",
    b"figure",
    b"footer",
    b"form",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"head",
    b"header",
    b"hr",
    b"html",
    b"legend",
    b"li",
    b"listing",
    b"main",
    b"menu",
    b"nav",
    b"ol",
    b"option",
    b"p",
    b"pre",
    b"section",
    b"summary",
    b"table",
    b"tbody",
    b"tfoot",
    b"thead",
    b"tr",
    b"ul",
    b"xmp",
];

/// How many characters a `Preview` has at most.
///
/// Characters are counted as .NET counts them, in UTF-16 units. Source: the reference page of `Preview`.
pub const PREVIEW_MAX: usize = 256;

/// The text as the body of a small HTML document: escaped, with `<br>` where a line ends.
///
/// Blanks that HTML would run together are no-break spaces, so that [`html_to_text`] gives the text back.
#[must_use]
pub fn text_to_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 64);
    html += "<html><head></head><body>";
    let mut characters = text.chars().peekable();
    let mut follows_blank = true;
    while let Some(character) = characters.next() {
        let ends_line = matches!(characters.peek(), None | Some('\r' | '\n'));
        match character {
            '\r' if characters.peek() == Some(&'\n') => continue,
            '\r' | '\n' => html += "<br>",
            ' ' if follows_blank || ends_line => html += "&nbsp;",
            '&' => html += "&amp;",
            '<' => html += "&lt;",
            '>' => html += "&gt;",
            '"' => html += "&quot;",
            _ => html.push(character),
        }
        follows_blank = matches!(character, ' ' | '\r' | '\n');
    }
    html += "</body></html>";
    html
}

/// The text of an HTML body: without tags, scripts, styles and comments, with entities decoded. Blocks, rows
/// and `<br>` become line breaks (CR LF), cells are separated by tabs.
#[must_use]
pub fn html_to_text(html: &str) -> String {
    let mut lines = Lines::new();
    let (mut is_hidden, mut preformatted) = (false, 0_usize);
    for token in tokens(html) {
        match token {
            Token::StartTag(tag) => {
                let name = tag.name.as_slice();
                is_hidden =
                    holds_raw_text(name) && name != b"xmp" && name != b"plaintext" || name == b"title";
                match name {
                    b"br" => lines.line_break(),
                    b"td" | b"th" => lines.cell(),
                    _ if BLOCKS.contains(&name) => lines.block(),
                    _ => {}
                }
                preformatted += usize::from(is_preformatted(name));
            }
            Token::EndTag(tag) => {
                is_hidden = false;
                if BLOCKS.contains(&tag.name.as_slice()) {
                    lines.block();
                }
                preformatted = preformatted.saturating_sub(usize::from(is_preformatted(&tag.name)));
            }
            Token::String(string) if !is_hidden && preformatted > 0 => lines.preformatted(&text_of(&string)),
            Token::String(string) if !is_hidden => lines.flow(&text_of(&string)),
            _ => {}
        }
    }
    lines.into_text()
}

fn is_preformatted(name: &[u8]) -> bool {
    matches!(name, b"listing" | b"plaintext" | b"pre" | b"xmp")
}

/// The `Preview` of an item: the beginning of the text of its body, in which every run of white space is one
/// blank.
#[must_use]
pub fn preview(text: &str) -> String {
    let mut preview = String::new();
    let mut room = PREVIEW_MAX;
    let mut follows_blank = true;
    for character in text.chars() {
        let is_blank = character.is_whitespace();
        if is_blank && follows_blank {
            continue;
        }
        follows_blank = is_blank;
        let character = if is_blank { ' ' } else { character };
        let Some(left) = room.checked_sub(character.len_utf16()) else { break };
        room = left;
        preview.push(character);
    }
    preview.truncate(preview.trim_end().len());
    preview
}

/// What `MaximumBodySize` leaves of a body, and whether something was cut (`IsTruncated`).
///
/// The limit is in kilobytes of 1024 bytes, and bytes are those of UTF-8. HTML is not cut inside a tag or an
/// entity. Source: the reference page says kilobytes; how they are counted is ours.
#[must_use]
pub fn truncated(body: &str, format: BodyType, maximum_body_size: usize) -> (&str, bool) {
    let limit = maximum_body_size.saturating_mul(1024);
    if body.len() <= limit {
        return (body, false);
    }
    let left = beginning(body, limit);
    let left = match format {
        BodyType::Text => left.strip_suffix('\r').unwrap_or(left),
        BodyType::Html => without_open_entity(without_open_tag(left)),
    };
    (left, true)
}

fn without_open_tag(html: &str) -> &str {
    let open = html.rfind('<').filter(|&start| !html[start..].contains('>'));
    &html[..open.unwrap_or(html.len())]
}

fn without_open_entity(html: &str) -> &str {
    let is_open = |rest: &str| rest.bytes().skip(1).all(|byte| byte.is_ascii_alphanumeric() || byte == b'#');
    let open = html.rfind('&').filter(|&start| is_open(&html[start..]));
    &html[..open.unwrap_or(html.len())]
}

/// The text with every line break written as CR LF, as bodies hold them.
#[must_use]
pub fn with_line_breaks(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\r' | '\n' => result += LINE_BREAK,
            _ => result.push(character),
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::hostile::hostile_html;
    use super::*;

    #[test]
    fn ip_034_text_is_escaped_in_html() {
        assert_eq!(text_to_html(""), "<html><head></head><body></body></html>");
        assert_eq!(
            text_to_html("<b>\"1\" & 2</b>\r\n  x \ny"),
            "<html><head></head><body>&lt;b&gt;&quot;1&quot; &amp; 2&lt;/b&gt;\
             <br>&nbsp;&nbsp;x&nbsp;<br>y</body></html>"
        );
    }

    #[test]
    fn ip_033_no_markup_is_left_in_text() {
        for (html, text) in [
            ("", ""),
            ("<html><body></body></html>", ""),
            ("<p>a</p>\r\n<p>b</p>", "a\r\nb"),
            ("<div>a<br>b<br></div><div><br></div>c", "a\r\nb\r\n\r\nc"),
            ("<div>a</div><br><div>b</div>", "a\r\n\r\nb"),
            ("a  <b> b</b>\n\tc&nbsp; d", "a b c  d"),
            ("&lt;p&gt; &amp;amp; &eacute;&#x20AC;&#0;&bogus;", "<p> &amp; \u{e9}\u{20ac}\u{fffd}&bogus;"),
            ("<head><title>t</title><style>p {}</style></head>x<script>alert('</p>')</script>y", "xy"),
            ("x<!-- <p> --><!DOCTYPE html><![CDATA[z]]>y", "xy"),
            ("<table><tr><td>a</td><td>b</td></tr><tr><th>c<th>d</table>e", "a\tb\r\nc\td\r\ne"),
            ("<ul><li>a<li>b</ul><hr>c", "a\r\nb\r\nc"),
            ("<pre>a\n  b\n</pre>c", "a\r\n  b\r\nc"),
            ("<img src=x alt=y>a<a href=\"z>\">b</a>", "ab"),
            ("a<", "a<"),
            ("a<b", "a"),
            ("a<script>b", "a"),
            ("<xmp><p></xmp>", "<p>"),
        ] {
            assert_eq!(html_to_text(html), text, "{html}");
        }
    }

    #[test]
    fn ip_044_a_preview_has_at_most_256_characters() {
        assert_eq!(preview(&"a".repeat(257)), "a".repeat(256));
        assert_eq!(preview(&"a".repeat(256)), "a".repeat(256));
        // A character outside the BMP counts for two, and is not cut in half.
        assert_eq!(preview(&"\u{1f600}".repeat(200)), "\u{1f600}".repeat(128));
        assert_eq!(preview(&format!("{}\u{1f600}", "a".repeat(255))), "a".repeat(255));
        assert_eq!(preview(&format!("{} b", "a".repeat(255))), "a".repeat(255));
    }

    #[test]
    fn ip_044_white_space_of_a_preview_is_collapsed() {
        assert_eq!(preview(" \r\n a\t\u{a0} b\r\n"), "a b");
        assert_eq!(preview(" \r\n"), "");
    }

    #[test]
    fn ip_037_a_body_within_the_limit_is_not_cut() {
        for format in [BodyType::Html, BodyType::Text] {
            assert_eq!(truncated("", format, 0), ("", false));
            let body = "<".repeat(1024);
            assert_eq!(truncated(&body, format, 1), (body.as_str(), false));
            assert_eq!(truncated(&body, format, usize::MAX), (body.as_str(), false));
        }
    }

    #[test]
    fn ip_037_a_body_beyond_the_limit_is_cut() {
        assert_eq!(truncated("a", BodyType::Text, 0), ("", true));
        let text = "a".repeat(1025);
        assert_eq!(truncated(&text, BodyType::Text, 1), (&text[..1024], true));
        let umlauts = format!("a{}", "\u{e4}".repeat(1024));
        assert_eq!(truncated(&umlauts, BodyType::Text, 1), (&umlauts[..1023], true));
        let lines = format!("{}\r\nb", "a".repeat(1023));
        assert_eq!(truncated(&lines, BodyType::Text, 1), (&lines[..1023], true));
    }

    #[test]
    fn ip_037_html_is_not_cut_inside_a_tag_or_an_entity() {
        for open in ["<a href='x'", "<", "&amp", "&#x2", "&<br"] {
            let html = format!("{}{open}{}", "a".repeat(1024 - open.len()), ">;".repeat(9));
            let (left, is_truncated) = truncated(&html, BodyType::Html, 1);
            assert_eq!((left, is_truncated), (&html[..1024 - open.len()], true), "{open}");
        }
        let whole = format!("{}<b>&amp; {}", "a".repeat(1000), "c".repeat(100));
        assert_eq!(truncated(&whole, BodyType::Html, 1), (&whole[..1024], true));
    }

    fn lines() -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec("[ -~\u{e4}\u{1f600}]{0,20}", 0..6)
    }

    proptest! {
        #[test]
        fn ip_033_ip_034_text_survives_html(lines in lines()) {
            let text = lines.join("\r\n");
            prop_assert_eq!(html_to_text(&text_to_html(&text)), text);
        }

        #[test]
        fn ip_033_hostile_html_becomes_text(html in hostile_html()) {
            let text = html_to_text(&html);
            prop_assert!(text.len() <= 3 * html.len(), "{} of {}", text.len(), html.len());
            prop_assert!(preview(&text).encode_utf16().count() <= PREVIEW_MAX);
        }

        #[test]
        fn ip_037_what_is_left_is_the_beginning(html in hostile_html(), repeat in 1_usize..200) {
            let body = html.repeat(repeat);
            for format in [BodyType::Html, BodyType::Text] {
                let (left, is_truncated) = truncated(&body, format, 1);
                prop_assert!(body.starts_with(left) && left.len() <= 1024);
                prop_assert_eq!(is_truncated, left.len() < body.len());
            }
        }
    }
}
