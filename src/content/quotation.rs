//! What a reply or forward quotes: a header that names the message, and its body, below the new text.
//!
//! How a server words it is nowhere published. It is written here as Outlook on the web does, so that
//! [`unique_body`](super::unique_body) tells the new text from the quoted one.

use super::body::{html_to_text, text_to_html, with_line_breaks};
use super::html::{Token, rewritten, text_of};
use super::lines::LINE_BREAK;
use crate::schema::BodyType;

/// The rule above the header in a text.
const RULE: &str = "________________________________";
/// The tags of a document around what it shows.
const FRAME: &[&[u8]] = &[b"html", b"head", b"body"];

/// A body and its format.
pub type FormattedBody<'a> = (BodyType, &'a str);

/// The body of an answer in the format of its new text: that text, the header line by line (`From`, `Sent`
/// and so on, each with its value), and the body that is answered.
#[must_use]
pub fn quoting(
    new_text: FormattedBody<'_>,
    header: &[(&str, String)],
    quoted: FormattedBody<'_>,
) -> (BodyType, String) {
    let body = match new_text.0 {
        BodyType::Text => quoting_as_text(new_text.1, header, quoted),
        BodyType::Html => quoting_as_html(new_text.1, header, quoted),
    };
    (new_text.0, body)
}

fn quoting_as_text(new_text: &str, header: &[(&str, String)], quoted: FormattedBody<'_>) -> String {
    let mut text = with_line_breaks(new_text);
    let mut line = |line: &str| {
        text += LINE_BREAK;
        text += line;
    };
    line(RULE);
    for (name, value) in header {
        line(&format!("{name}: {value}"));
    }
    line("");
    match quoted {
        (BodyType::Text, quoted) => line(&with_line_breaks(quoted)),
        (BodyType::Html, quoted) => line(&html_to_text(quoted)),
    }
    text
}

fn quoting_as_html(new_text: &str, header: &[(&str, String)], quoted: FormattedBody<'_>) -> String {
    let lines: Vec<_> = header.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let header = without_frame(&text_to_html(&lines.join("\n")));
    let quoted = match quoted {
        (BodyType::Html, quoted) => without_frame(quoted),
        (BodyType::Text, quoted) => without_frame(&text_to_html(quoted)),
    };
    let new_text = without_frame(new_text);
    format!(
        "<html><head></head><body>{new_text}<hr><div id=\"divRplyFwdMsg\">{header}</div><div>{quoted}</div>\
         </body></html>"
    )
}

/// What stands in an HTML document, without the tags around it and without its title.
fn without_frame(html: &str) -> String {
    let mut is_title = false;
    rewritten(html, |token| match token {
        Token::Doctype(_) => false,
        Token::StartTag(tag) => {
            is_title = tag.name.as_slice() == b"title";
            !is_title && !FRAME.contains(&tag.name.as_slice())
        }
        Token::EndTag(tag) => {
            let ends_title = std::mem::take(&mut is_title);
            !ends_title && !FRAME.contains(&tag.name.as_slice())
        }
        Token::String(string) => !is_title || text_of(string).trim().is_empty(),
        _ => true,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::hostile::hostile_html;
    use crate::content::unique_body::{unique_html, unique_text};

    fn header() -> [(&'static str, String); 2] {
        [("From", "Bob <bob@example.test>".to_owned()), ("Subject", "Lunch".to_owned())]
    }

    #[test]
    fn a_text_quotes_below_a_rule_and_in_its_own_format() {
        let (format, text) =
            quoting((BodyType::Text, "Yes\nplease"), &header(), (BodyType::Html, "<p>Pizza &amp; tea?</p>"));
        assert_eq!(format, BodyType::Text);
        let expected = "Yes\r\nplease\r\n________________________________\r\nFrom: Bob <bob@example.test>\r\n\
                        Subject: Lunch\r\n\r\nPizza & tea?";
        assert_eq!(text.trim_end(), expected);
        assert_eq!(unique_text(&text), "Yes\r\nplease");
    }

    #[test]
    fn a_document_quotes_another_without_its_frame() {
        let quoted = "<!DOCTYPE html><html><head><title>T</title></head><body><p>Pizza?</p></body></html>";
        let (format, html) =
            quoting((BodyType::Html, "<html><body>Yes</body></html>"), &header(), (BodyType::Html, quoted));
        assert_eq!(format, BodyType::Html);
        let expected = "<html><head></head><body>Yes<hr><div id=\"divRplyFwdMsg\">\
                        From: Bob &lt;bob@example.test&gt;<br>Subject: Lunch</div><div><p>Pizza?</p></div>\
                        </body></html>";
        assert_eq!(html, expected);
        assert_eq!(html_to_text(&unique_html(&html)).trim(), "Yes");
    }

    #[test]
    fn a_document_quotes_a_text_as_text() {
        let (_, html) = quoting((BodyType::Html, ""), &header(), (BodyType::Text, "1 < 2\n3"));
        assert!(html.contains("<div>1 &lt; 2<br>3</div>"), "{html}");
    }

    proptest! {
        #[test]
        fn nothing_is_too_strange_to_be_quoted(new_text in hostile_html(), quoted in hostile_html()) {
            for format in [BodyType::Html, BodyType::Text] {
                for of_quoted in [BodyType::Html, BodyType::Text] {
                    let (own, body) = quoting((format, &new_text), &header(), (of_quoted, &quoted));
                    prop_assert_eq!(own, format);
                    prop_assert!(body.contains("bob@example.test"));
                }
            }
        }
    }
}
