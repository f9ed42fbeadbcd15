//! What an item shape can ask to be taken out of an HTML body, or put into it.

use std::borrow::Cow;

use super::html::{StartTag, Token, attribute, holds_raw_text, rewritten, text_of};

/// Elements that run, frame or fetch something, or that change how what follows is read. Their tags go; text
/// in them stays, unless it is a script.
///
/// Source: ours. The reference says scripts, event handlers, frames, objects and external references with
/// scripts, and does not list elements.
const REMOVED_ELEMENTS: &[&[u8]] = &[
    b"applet",
    b"base",
    b"embed",
    b"fencedframe",
    b"frame",
    b"frameset",
    b"iframe",
    b"link",
    b"math",
    b"noembed",
    b"noframe",
    b"noframes",
    b"noscript",
    b"object",
    b"param",
    b"plaintext",
    b"portal",
    b"script",
    b"svg",
    b"template",
    b"xmp",
];

/// Attributes that hold an address.
const ADDRESS_ATTRIBUTES: &[&[u8]] = &[
    b"action",
    b"background",
    b"cite",
    b"classid",
    b"codebase",
    b"data",
    b"dynsrc",
    b"formaction",
    b"href",
    b"icon",
    b"longdesc",
    b"lowsrc",
    b"manifest",
    b"ping",
    b"poster",
    b"profile",
    b"src",
    b"srcset",
    b"usemap",
    b"xlink:href",
];

/// Elements whose `src` is something else than an image.
const SHOW_NO_IMAGE: &[&[u8]] =
    &[b"audio", b"embed", b"frame", b"iframe", b"script", b"source", b"track", b"video"];

/// Attributes from which an image is loaded.
const IMAGE_ATTRIBUTES: &[&[u8]] = &[b"background", b"dynsrc", b"lowsrc", b"poster", b"src", b"srcset"];

/// The HTML without scripts, event handlers, frames, objects and references that run a script: what
/// `FilterHtmlContent` asks for.
///
/// Comments go as well: some readers run what stands in them. Filtering twice changes nothing more.
#[must_use]
pub fn filter_html(html: &str) -> String {
    let (mut inside_removed_text, mut inside_style) = (false, false);
    rewritten(html, |token| match token {
        Token::StartTag(tag) => {
            let keeps = keeps_element(tag);
            inside_removed_text = !keeps && holds_raw_text(&tag.name) && !is_visible_text(&tag.name);
            inside_style = *tag.name == b"style";
            tag.attributes.retain(|name, value| keeps_attribute(name, &text_of(value)));
            keeps
        }
        Token::EndTag(tag) => {
            (inside_removed_text, inside_style) = (false, false);
            has_plain_name(&tag.name) && !REMOVED_ELEMENTS.contains(&tag.name.as_slice())
        }
        Token::String(string) => {
            let is_removed = inside_style && is_scripted_style(&text_of(string));
            !inside_removed_text && !is_removed
        }
        Token::Comment(_) => false,
        Token::Doctype(_) | Token::Error(_) => true,
    })
}

/// Raw text that a reader sees, so that it stays when its tags go.
fn is_visible_text(name: &[u8]) -> bool {
    matches!(name, b"plaintext" | b"xmp")
}

fn keeps_element(tag: &StartTag) -> bool {
    let refreshes = *tag.name == b"meta"
        && attribute(tag, "http-equiv").is_some_and(|header| !header.eq_ignore_ascii_case("content-type"));
    has_plain_name(&tag.name) && !REMOVED_ELEMENTS.contains(&tag.name.as_slice()) && !refreshes
}

fn keeps_attribute(name: &[u8], value: &str) -> bool {
    let handles_event = name.starts_with(b"on");
    let runs_script = ADDRESS_ATTRIBUTES.contains(&name) && is_script(value);
    let scripted_style = name == b"style" && is_scripted_style(value);
    has_plain_name(name) && !handles_event && name != b"srcdoc" && !runs_script && !scripted_style
}

/// Names made of other characters have no use but to confuse a reader.
fn has_plain_name(name: &[u8]) -> bool {
    name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte))
}

/// Whether an address runs a script. Blanks and control characters in it are skipped, as browsers do.
fn is_script(address: &str) -> bool {
    let scheme: String = scheme_letters(address).take(32).collect();
    let is_data = scheme.starts_with("data:");
    let is_image = scheme.starts_with("data:image/") && !scheme.starts_with("data:image/svg");
    let runs = ["javascript:", "livescript:", "mocha:", "vbscript:"];
    runs.iter().any(|start| scheme.starts_with(start)) || is_data && !is_image
}

fn scheme_letters(address: &str) -> impl Iterator<Item = char> {
    let letters = address.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control());
    letters.map(|letter| letter.to_ascii_lowercase())
}

/// Whether a style can run a script or fetch another style. A backslash hides letters, so it counts as both.
fn is_scripted_style(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    ["expression(", "javascript:", "vbscript:", "behavior", "-moz-binding", "@import", "\\", "/*"]
        .iter()
        .any(|word| style.contains(word))
}

/// The HTML without addresses of images that lie elsewhere, and whether there were any: what
/// `BlockExternalImages` asks for, and what `HasBlockedImages` answers.
///
/// Images inside the message (`cid:`, `mid:`, `data:`) stay.
#[must_use]
pub fn block_external_images(html: &str) -> (String, bool) {
    let mut has_blocked_images = false;
    let mut inside_style = false;
    let blocked = rewritten(html, |token| {
        match token {
            Token::StartTag(tag) => {
                inside_style = *tag.name == b"style";
                let attributes = tag.attributes.len();
                let shows_image = !SHOW_NO_IMAGE.contains(&tag.name.as_slice());
                tag.attributes.retain(|name, value| !(shows_image && loads_image(name, &text_of(value))));
                has_blocked_images |= tag.attributes.len() < attributes;
            }
            Token::String(string) if inside_style && loads_by_style(&text_of(string)) => {
                has_blocked_images = true;
                return false;
            }
            Token::EndTag(_) => inside_style = false,
            _ => {}
        }
        true
    });
    (blocked, has_blocked_images)
}

fn loads_image(name: &[u8], value: &str) -> bool {
    IMAGE_ATTRIBUTES.contains(&name) && is_external(value) || name == b"style" && loads_by_style(value)
}

fn is_external(address: &str) -> bool {
    let scheme: String = scheme_letters(address).take(8).collect();
    !scheme.is_empty() && !["cid:", "data:", "mid:"].iter().any(|inside| scheme.starts_with(inside))
}

fn loads_by_style(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let mut addresses = style.split("url(").skip(1);
    let loads = addresses.any(|address| is_external(address.trim_start_matches(['"', '\'', ' '])));
    loads || style.contains("@import")
}

/// The HTML whose links open in a new window: what `AddBlankTargetToLinks` asks for.
///
/// Links to a place in the same text stay as they are.
#[must_use]
pub fn add_blank_target_to_links(html: &str) -> String {
    rewritten(html, |token| {
        if let Token::StartTag(tag) = token {
            let is_link = matches!(tag.name.as_slice(), b"a" | b"area");
            let address = attribute(tag, "href").map(Cow::into_owned);
            if is_link && address.is_some_and(|address| !address.trim_start().starts_with('#')) {
                let target = tag.attributes.entry(b"target".to_vec().into()).or_default();
                if target.span.end == 0 {
                    // A new attribute stands behind the others.
                    target.span = html5gum::Span { start: tag.span.end, end: tag.span.end };
                }
                target.value = b"_blank".to_vec().into();
            }
        }
        true
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::hostile::hostile_html;
    use super::super::html::tokens;
    use super::*;

    #[test]
    fn ip_038_filtering_removes_script() {
        for (html, filtered) in [
            ("a<script>alert(1)</script>b", "ab"),
            ("a<SCRIPT SRC=http://x/y.js></SCRIPT >b", "ab"),
            ("a<script>alert(1)", "a"),
            ("<p onclick=alert(1) OnLoad='x' class=c>t</p>", "<p class=\"c\">t</p>"),
            ("<a href='javascript:alert(1)'>t</a>", "<a>t</a>"),
            ("<a href=' java&#9;script&colon;alert(1)'>t</a>", "<a>t</a>"),
            ("<a href='data:text/html,x'>t</a>", "<a>t</a>"),
            ("<img src='vbscript:x' alt=a>", "<img alt=\"a\">"),
            ("<iframe src=x>t</iframe><frame src=y>u", "u"),
            ("<object data=x><param name=y>t</object><embed src=z>", "t"),
            ("<svg><style><img onerror=x></style></svg>", "<style><img onerror=x></style>"),
            ("<noscript><p title='</noscript><img src=x onerror=y>'>", "<img src=\"x\">'&gt;"),
            ("<p style='width:expression(alert(1))'>t</p>", "<p>t</p>"),
            ("<style>a{x:\\65xpression(1)}</style>", "<style></style>"),
            ("<style>@import 'http://x'</style>", "<style></style>"),
            ("<p>behavior \\</p>", "<p>behavior \\</p>"),
            ("<meta http-equiv=refresh content='0;url=x'>", ""),
            ("<base href=x><link rel=stylesheet href=y>t", "t"),
            ("<!--[if IE]><script>x</script><![endif]-->t", "t"),
            ("<xmp><script>x</script></xmp>", "&lt;script&gt;x&lt;/script&gt;"),
            ("<iframe srcdoc='<script>x</script>'></iframe>", ""),
            ("<p =onclick=x \"onload=y>t", "<p>t"),
        ] {
            assert_eq!(filter_html(html), filtered, "{html}");
        }
    }

    #[test]
    fn ip_038_filtering_leaves_what_is_harmless() {
        let html = "<!DOCTYPE html><html><head><meta http-equiv=\"Content-Type\" content=\"text/html\">\
            <title>t</title><style>p { color: red }</style></head><body><p style=\"color:red\">a \
            <a href=\"http://x/?a=1&amp;b=2\">l</a> <img src=\"cid:1\"> \
            <img src=\"data:image/png;base64,AA==\">\
            </p></body></html>";
        assert_eq!(filter_html(html), html);
    }

    #[test]
    fn images_of_the_message_are_not_blocked() {
        let html = "<p><img src=\"cid:a@b\"><img src=\"data:image/png,x\"><a href=\"http://x\">t</a></p>";
        assert_eq!(block_external_images(html), (html.to_owned(), false));
    }

    #[test]
    fn images_from_elsewhere_are_blocked() {
        for (html, blocked) in [
            ("<img src='http://x/a.png' alt=a>", "<img alt=\"a\">"),
            ("<img src=//x/a.png>", "<img>"),
            ("<body background=https://x/>t", "<body>t"),
            ("<p style='background:url(http://x)'>t", "<p>t"),
            ("<style>p { background: url('http://x') }</style>t", "<style></style>t"),
        ] {
            assert_eq!(block_external_images(html), (blocked.to_owned(), true), "{html}");
        }
    }

    #[test]
    fn links_get_a_blank_target() {
        for (html, with_target) in [
            ("<a href=\"http://x\">t</a>", "<a href=\"http://x\" target=\"_blank\">t</a>"),
            ("<a target=\"_top\" href=\"x\">t</a>", "<a target=\"_blank\" href=\"x\">t</a>"),
            ("<a href=\"#part\">t</a>", "<a href=\"#part\">t</a>"),
            ("<a name=\"part\">t</a>", "<a name=\"part\">t</a>"),
            ("<p>t</p>", "<p>t</p>"),
        ] {
            assert_eq!(add_blank_target_to_links(html), with_target, "{html}");
        }
    }

    proptest! {
        #[test]
        fn ip_038_nothing_that_runs_is_left_of_hostile_html(html in hostile_html()) {
            let filtered = filter_html(&html);
            prop_assert_eq!(&filter_html(&filtered), &filtered);
            for token in tokens(&filtered) {
                if let Token::StartTag(tag) = token {
                    prop_assert!(!REMOVED_ELEMENTS.contains(&tag.name.as_slice()), "{:?}", tag);
                    prop_assert!(!tag.attributes.keys().any(|name| name.starts_with(b"on")), "{:?}", tag);
                    let address = attribute(&tag, "href").or_else(|| attribute(&tag, "src"));
                    prop_assert!(!address.is_some_and(|address| is_script(&address)), "{:?}", tag);
                }
            }
        }

        #[test]
        fn hostile_html_does_not_break_the_other_filters(html in hostile_html()) {
            let (blocked, _) = block_external_images(&html);
            prop_assert!(!block_external_images(&blocked).1);
            let linked = add_blank_target_to_links(&html);
            prop_assert_eq!(&add_blank_target_to_links(&linked), &linked);
        }
    }
}
