//! HTML that means to break its reader, for tests, and much of it.
#![cfg(test)]

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::body::{html_to_text, preview, text_to_html};
use super::html_filter::{add_blank_target_to_links, block_external_images, filter_html};
use super::mime::MimeMessage;
use super::recipients::internet_addresses;
use super::unique_body::{unique_html, unique_text};

/// Texts made of the pieces that decide what a tokenizer does.
pub(super) fn hostile_html() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(HOSTILE_PIECES);
    prop::collection::vec(prop_oneof![8 => pieces.prop_map(str::to_owned), 1 => any::<String>()], 0..40)
        .prop_map(|pieces| pieces.concat())
}

const HOSTILE_PIECES: &[&str] = &[
    "<",
    ">",
    "/",
    "</",
    "\"",
    "'",
    "=",
    " ",
    "\n",
    "&",
    "&lt;",
    "&#x3c;",
    "<!--",
    "-->",
    "--!>",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE",
    "<script>",
    "</script>",
    "<script",
    "<style>",
    "</style>",
    "<svg>",
    "</svg>",
    "<math>",
    "<noscript>",
    "</noscript>",
    "<noframes>",
    "<iframe srcdoc=",
    "<textarea>",
    "</textarea>",
    "<title>",
    "</title>",
    "<xmp>",
    "<plaintext>",
    "<a href=",
    "<img src=",
    " onerror=",
    "javascript:",
    "java\tscript:",
    "alert(1)",
    "<p title=\"",
    "<div>",
    "</div>",
    "<blockquote type=cite>",
    "</blockquote>",
    "<hr>",
    "From:",
    "<br>",
    "<pre>",
    "</pre>",
    "<td>",
    "<body onload=x>",
    "<object data=",
    "<meta http-equiv=refresh>",
    "\0",
    "a",
    "\u{e4}",
    "\u{a0}",
    "style=\"x:expression(1)\"",
    "<p",
    "<li>",
    "</ul>",
    "\r\n",
    "cid:1",
    "http://x",
];

/// Bytes of one piece after another. Work that grows with the square of this does not end within the minute.
const MUCH: usize = 30_000;

#[test]
fn ip_033_ip_038_ip_045_much_of_anything_is_read_in_linear_time() {
    let began = Instant::now();
    for piece in HOSTILE_PIECES.iter().chain(["\r\n", "From:\r\n", "wrote:\n", "<hr>\n"].iter()) {
        let html = piece.repeat(MUCH / piece.len());
        let sizes = [
            html_to_text(&html).len(),
            preview(&html).len(),
            text_to_html(&html).len() / 8,
            filter_html(&html).len() / 8,
            block_external_images(&html).0.len() / 8,
            add_blank_target_to_links(&html).len() / 8,
            unique_html(&html).len() / 8,
            unique_text(&html).len(),
            internet_addresses(&html).len(),
        ];
        assert!(sizes.iter().all(|&size| size <= MUCH), "{piece}: {sizes:?}");
    }
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
}

#[test]
fn much_of_anything_is_a_message_or_none_in_linear_time() {
    let began = Instant::now();
    let multipart = "Content-Type: multipart/mixed; boundary=b\r\n";
    for piece in super::mime::HOSTILE_PIECES
        .iter()
        .chain(["--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n"].iter())
    {
        let many = piece.repeat(MUCH / piece.len());
        for message in [format!("Subject: {many}\r\n\r\n"), format!("{multipart}\r\n--b\r\n\r\n{many}"), many]
        {
            let read = MimeMessage::parse(message.as_bytes()).map(|message| message.to_bytes().len());
            assert!(read.is_err() || read.is_ok_and(|length| length <= 40 * MUCH), "{piece}");
        }
    }
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
}
