//! What is read, what is refused, and that what is written is read as it was.

use proptest::prelude::*;

use super::*;

fn read(mime: &str) -> MimeMessage {
    MimeMessage::parse(mime.as_bytes()).expect("a message")
}

/// The bodies of a message with those lines of a header, and that body.
fn bodies(header: &str, body: &str) -> (Option<String>, Option<String>, Vec<MimeAttachment>) {
    let message = read(&format!("Subject: x\r\n{header}\r\n\r\n{body}"));
    (message.text, message.html, message.attachments)
}

#[test]
fn text_that_is_no_base64_is_refused() {
    let refusal = Error::new(ResponseCode::ErrorMimeContentInvalidBase64String);
    for text in ["a", "a*==", "QQ==QQ==", "\u{e4}", "="] {
        assert_eq!(content_bytes(text), Err(refusal.clone()), "{text}");
    }
    for (text, bytes) in [("", &b""[..]), (" Q U\r\nJD ", b"ABC"), ("QQ==", b"A"), ("QQ", b"A")] {
        assert_eq!(content_bytes(text).as_deref(), Ok(bytes), "{text}");
    }
}

#[test]
fn bytes_that_are_no_message_are_refused() {
    let nested = (0..=NESTING_MAX)
        .map(|depth| format!("Content-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\n"));
    for mime in [
        "",
        "\r\n",
        "\r\nSubject: after an empty line",
        "no header at all",
        " Subject: folded into nothing",
        "Subject: x\r\nno field\r\n\r\n",
        "Sub ject: x\r\n\r\n",
        ": x\r\n\r\n",
        "S\u{fc}bject: x\r\n\r\n",
        "Content-Transfer-Encoding: rot13\r\n\r\nx",
        "Content-Transfer-Encoding: base64\r\n\r\nno base64!",
        "Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\nx\r\n--b--",
        "Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n\r\nx\r\n----",
        "Content-Type: multipart/mixed; boundary=b\r\n\r\nx",
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nno field\r\n--b--",
        &format!("Content-Type: multipart/mixed; boundary={0}\r\n\r\n--{0}\r\n\r\nx", "b".repeat(71)),
        &nested.collect::<String>(),
    ] {
        assert_eq!(MimeMessage::parse(mime.as_bytes()), Err(INVALID), "{mime}");
    }
    assert_eq!(MimeMessage::parse(&[0xff; 9]), Err(INVALID));
}

#[test]
fn the_header_is_read() {
    let message = read(
        "From someone Mon Apr  1 12:00:00 2013\r\n\
         Subject: =?utf-8?Q?Lunch_=C3?= =?UTF-8?B?pA==?=\r\n at noon\r\n\
         FROM: =?iso-8859-1?q?J=F6rg?= <j@example.test>\r\n\
         Sender: s@example.test\r\n\
         To: \"Lee, Ann\" <ann@example.test>,\r\n\tb@example.test\r\n\
         To: c@example.test\r\n\
         Cc: d@example.test (Dan)\r\nBcc: e@example.test\r\nReply-To: f@example.test\r\n\
         Date: Wed, 01 May 2013 14:00:00 +0200\r\n\
         Message-ID: <1@example.test>\r\nIn-Reply-To: <0@example.test>\r\nReferences: <0@example.test>\r\n\
         Thread-Topic: Lunch\r\nThread-Index: AQID\r\nKeywords: red, =?utf-8?B?YSxi?=,\r\n\
         Importance: High\r\nSensitivity: Company-Confidential\r\n\
         Disposition-Notification-To: j@example.test\r\nReturn-Receipt-To: j@example.test\r\n\
         X-Custom: =?x?Z?kept?=\r\n\r\nbody\n",
    );
    assert_eq!(message.subject.as_deref(), Some("Lunch \u{e4} at noon"));
    assert_eq!(message.from, Some(Recipient::new("j@example.test").named("J\u{f6}rg")));
    assert_eq!(message.sender, Some(Recipient::new("s@example.test")));
    let to = ["b@example.test", "c@example.test"].map(Recipient::new);
    assert_eq!(message.to[0], Recipient::new("ann@example.test").named("Lee, Ann"));
    assert_eq!(message.to[1..], to);
    assert_eq!(message.cc, [Recipient::new("d@example.test")]);
    assert_eq!(message.bcc, [Recipient::new("e@example.test")]);
    assert_eq!(message.reply_to, [Recipient::new("f@example.test")]);
    assert_eq!(message.date, "2013-05-01T12:00:00Z".parse().ok());
    assert_eq!(message.message_id.as_deref(), Some("<1@example.test>"));
    assert_eq!(message.in_reply_to.as_deref(), Some("<0@example.test>"));
    assert_eq!(message.references.as_deref(), Some("<0@example.test>"));
    assert_eq!(message.thread_topic.as_deref(), Some("Lunch"));
    assert_eq!(message.thread_index.as_deref(), Some(&[1, 2, 3][..]));
    assert_eq!(message.categories, ["red", "a,b"]);
    assert_eq!((message.importance, message.sensitivity), (Importance::High, Sensitivity::Confidential));
    assert!(message.is_read_receipt_requested && message.is_delivery_receipt_requested);
    assert_eq!(message.headers.len(), 20);
    assert_eq!(message.headers[19], ("X-Custom".to_owned(), "=?x?Z?kept?=".to_owned()));
    assert_eq!(message.text.as_deref(), Some("body\r\n"));
}

#[test]
fn what_a_header_does_not_say_is_not_there() {
    let message = read("X-Only: 1\r\nDate: sometime\r\nThread-Index: *\r\nImportance: 7\r\n\r\n");
    let expected =
        MimeMessage { headers: message.headers.clone(), text: Some(String::new()), ..MimeMessage::default() };
    assert_eq!(message, expected);
    assert!(!message.has_attachments());
}

#[test]
fn importance_and_sensitivity_have_several_words() {
    for (field, importance) in [
        ("Importance: low", Importance::Low),
        ("X-Priority: 1 (Highest)", Importance::High),
        ("X-Priority: 5", Importance::Low),
        ("X-Priority: 3\r\nPriority: urgent", Importance::Normal),
        ("Importance: normal\r\nX-Priority: 1", Importance::Normal),
        ("Priority: urgent", Importance::High),
        ("Priority: non-urgent", Importance::Low),
    ] {
        assert_eq!(read(&format!("{field}\r\n\r\n")).importance, importance, "{field}");
    }
    for (word, sensitivity) in
        [("Personal", Sensitivity::Personal), ("private", Sensitivity::Private), ("x", Sensitivity::Normal)]
    {
        assert_eq!(read(&format!("Sensitivity: {word}\r\n\r\n")).sensitivity, sensitivity, "{word}");
    }
}

#[test]
fn bodies_are_decoded() {
    let text = |header: &str, body: &str| bodies(header, body).0.expect("a text");
    assert_eq!(text("X: y", "a\nb\r\n"), "a\r\nb\r\n");
    let encoded = "Content-Transfer-Encoding: quoted-printable";
    assert_eq!(text(encoded, "a=C3=A4=20=\r\nb= \r\nc=3D=zz= d \r\n"), "a\u{e4} bc==zz= d\r\n");
    assert_eq!(text("content-transfer-encoding: BASE64", "YcOk\r\n"), "a\u{e4}");
    let latin = "Content-Type: Text/Plain; x; charset=\"ISO-8859-1\"\r\nContent-Transfer-Encoding: base64";
    assert_eq!(text(latin, "gOQ"), "\u{20ac}\u{e4}");
    let unknown = latin.replace("ISO-8859-1", "x-unknown");
    assert_eq!(text(&unknown, "gOQ"), "\u{20ac}\u{e4}");
    assert_eq!(text(&unknown, "w6Q="), "\u{e4}");
    assert_eq!(text(&latin.replace("ISO-8859-1", "utf-8"), "gOQ"), "\u{fffd}\u{fffd}");
    let html = bodies("Content-Type: text/html", "<p>a</p>");
    assert_eq!(html, (None, Some("<p>a</p>".to_owned()), vec![]));
}

#[test]
fn parts_are_bodies_or_attachments() {
    let (text, html, attachments) = bodies(
        "Content-Type: multipart/mixed; boundary=\"o;\"",
        "preamble\r\n--o;\r\nContent-Type: multipart/alternative; boundary=i\r\n\r\n\
         --i\r\n\r\na\r\n\r\n--i\r\nContent-Type: text/html\r\n\r\n<p>a\r\n--i--\r\nepilogue\r\n\
         --o;\r\nContent-Type: text/plain; name=\"=?utf-8?q?=C3=A4?=.txt\"\r\n\r\nb\r\n\
         --o;\r\nContent-Type: text/plain\r\n\r\nc\r\n\
         --o;\r\n\r\n--o;\r\n--o; \r\nContent-Type: image/PNG\r\nContent-ID: <1@x>\r\n\
         Content-Disposition: inline; filename*=utf-8''%C3%A4.png\r\n\
         Content-Transfer-Encoding: base64\r\n\r\nAQID",
    );
    assert_eq!((text.as_deref(), html.as_deref()), (Some("a\r\n"), Some("<p>a")));
    let plain = MimeAttachment {
        content_type: "text/plain".to_owned(),
        content: b"c".to_vec(),
        ..Default::default()
    };
    assert_eq!(
        attachments,
        [
            MimeAttachment { name: Some("\u{e4}.txt".to_owned()), content: b"b".to_vec(), ..plain.clone() },
            plain.clone(),
            MimeAttachment {
                name: Some("\u{e4}.png".to_owned()),
                content_type: "image/png".to_owned(),
                content_id: Some("1@x".to_owned()),
                is_inline: true,
                content: vec![1, 2, 3],
            },
        ]
    );
}

#[test]
fn only_what_is_not_inline_is_attached() {
    let inline = MimeAttachment { is_inline: true, ..MimeAttachment::default() };
    let message = MimeMessage { attachments: vec![inline.clone()], ..MimeMessage::default() };
    assert!(!message.has_attachments());
    let message = MimeMessage { attachments: vec![inline, MimeAttachment::default()], ..message };
    assert!(message.has_attachments());
}

#[test]
fn a_message_is_written_in_one_way() {
    let message = MimeMessage {
        subject: Some("Lunch".to_owned()),
        from: Some(Recipient::new("ann@example.test").named("Lee, Ann")),
        to: vec![Recipient::new("b@example.test"), Recipient::new("j@example.test").named("J\u{f6}rg")],
        date: "2013-05-01T12:00:00Z".parse().ok(),
        message_id: Some("<1@example.test>".to_owned()),
        importance: Importance::High,
        is_read_receipt_requested: true,
        headers: vec![("X-A".to_owned(), "1".to_owned()), ("Subject".to_owned(), "other".to_owned())],
        text: Some("--a=\u{e4} \r\n".to_owned()),
        ..MimeMessage::default()
    };
    assert_eq!(
        String::from_utf8(message.to_bytes()).as_deref(),
        Ok("From: \"Lee, Ann\" <ann@example.test>\r\n\
            To: b@example.test, =?utf-8?B?SsO2cmc=?= <j@example.test>\r\n\
            Disposition-Notification-To: \"Lee, Ann\" <ann@example.test>\r\n\
            Subject: Lunch\r\nDate: Wed, 1 May 2013 12:00:00 +0000\r\nMessage-ID: <1@example.test>\r\n\
            Importance: high\r\nX-A: 1\r\nMIME-Version: 1.0\r\n\
            Content-Type: text/plain; charset=\"utf-8\"\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\n\
            =2D-a=3D=C3=A4=20\r\n")
    );
}

#[test]
fn no_name_of_an_attachment_and_no_value_adds_a_line() {
    let message = MimeMessage {
        subject: Some("a\r\nBcc: x@y".to_owned()),
        from: Some(Recipient::new("a@b>\r\nBcc: x@y")),
        headers: vec![
            ("X\r\nBcc".to_owned(), "x@y".to_owned()),
            ("X".to_owned(), "1\r\nBcc: x@y".to_owned()),
        ],
        attachments: vec![MimeAttachment {
            name: Some("a\"\r\nBcc: x@y".to_owned()),
            content_type: "a/b\r\nBcc: x@y".to_owned(),
            content_id: Some("1>\r\nBcc: x@y".to_owned()),
            ..MimeAttachment::default()
        }],
        ..MimeMessage::default()
    };
    let written = String::from_utf8(message.to_bytes()).expect("ASCII");
    assert!(!written.contains("\r\nBcc"), "{written}");
    let again = MimeMessage::parse(written.as_bytes()).expect("a message");
    assert_eq!(again.bcc, []);
    assert_eq!(again.attachments[0].content_type, "application/octet-stream");
    assert_eq!(again.attachments[0].name, message.attachments[0].name);
}

/// Any text of a header: what is written there is trimmed.
fn value() -> impl Strategy<Value = Option<String>> {
    prop::option::of("[ -~\u{e4}\u{1f600}=?\r\n\t]{0,100}")
        .prop_map(|text| text.map(|text| text.trim().to_owned()))
}

fn recipients() -> impl Strategy<Value = Vec<Recipient>> {
    let name = value().prop_map(|name| name.filter(|name| !name.is_empty()));
    let recipient = (name, "[a-z.]{1,20}@[a-z.]{1,20}");
    let recipient = recipient.prop_map(|(name, email_address)| Recipient { name, email_address });
    prop::collection::vec(recipient, 0..4)
}

prop_compose! {
    fn message()(
        subject in value(),
        from in recipients(),
        to in recipients(),
        second in prop::option::of(-10_000_000_000_i64..10_000_000_000),
        message_id in prop::option::of("<[a-z@]{1,300}>"),
        categories in prop::collection::vec("[a-z, \u{e4}]{0,9}a", 0..3),
        text in prop::option::of("[ -~\u{e4}\t\n]{0,200}"),
        html in prop::option::of("([ -~\u{e4}\t\n]|--|=){0,200}"),
        attachments in prop::collection::vec(attachment(), 0..3),
    ) -> MimeMessage {
        let text = text.or_else(|| html.is_none().then(String::new));
        MimeMessage {
            subject,
            from: from.into_iter().next(),
            to,
            date: second.and_then(|second| Timestamp::from_second(second).ok()),
            message_id,
            categories: categories.iter().map(|category| category.trim().to_owned()).collect(),
            text: text.map(|text| text.replace('\n', "\r\n")),
            html: html.map(|html| html.replace('\n', "\r\n")),
            attachments,
            ..MimeMessage::default()
        }
    }
}

prop_compose! {
    fn attachment()(
        name in ".{0,40}",
        content_type in "[a-z]{1,9}/[a-z]{1,9}",
        content_id in "[a-z@]{1,9}",
        is_inline: bool,
        content: Vec<u8>,
    ) -> MimeAttachment {
        let content_id = is_inline.then_some(content_id);
        MimeAttachment { name: Some(name), content_type, content_id, is_inline, content }
    }
}

/// Bytes made of the pieces that decide how a message is read.
fn hostile_message() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(HOSTILE_PIECES).prop_map(|piece| piece.as_bytes().to_vec());
    let any = prop::collection::vec(any::<u8>(), 0..9);
    prop::collection::vec(prop_oneof![9 => pieces, 1 => any], 0..40).prop_map(|pieces| pieces.concat())
}

pub(in crate::content) const HOSTILE_PIECES: &[&str] = &[
    "\r\n",
    "\n",
    "\r",
    ":",
    " ",
    "\t",
    "Subject: a\r\n",
    "To: ",
    "Content-Type: multipart/mixed; boundary=b\r\n",
    "Content-Type: multipart/related; boundary=\"c",
    "Content-Type: text/html; charset=",
    "--b\r\n",
    "--b--\r\n",
    "--c\r\n",
    "Content-Transfer-Encoding: base64\r\n",
    "Content-Transfer-Encoding: quoted-printable\r\n",
    "=?",
    "?=",
    "=?utf-8?B?",
    "=?utf-8?Q?=C3?=",
    "=",
    "%",
    "\"",
    "\\",
    ";",
    "name*=",
    "utf-8''%C3",
    "QUJD",
    "<",
    ">",
    "From ",
    "Date: Wed, 01 May 2013 14:00:00 +0200\r\n",
    "Content-Disposition: inline; filename=",
    "\u{e4}",
    "a",
];

proptest! {
    #[test]
    fn what_is_written_is_read_as_it_was(message in message()) {
        let mut attachments = message.attachments.clone();
        attachments.sort_by_key(|attachment| !attachment.is_inline);
        let bytes = message.to_bytes();
        prop_assert!(bytes.is_ascii());
        prop_assert!(bytes.split(|&byte| byte == b'\n').all(|line| line.len() <= 400));
        let read = MimeMessage::parse(&bytes).expect("a message that was written");
        let headers = read.headers.clone();
        prop_assert_eq!(&read, &MimeMessage { attachments, headers, ..message });
        // All that is kept is in properties, so that the other fields add nothing.
        prop_assert_eq!(read.to_bytes(), bytes);
    }

    #[test]
    fn hostile_messages_are_read_or_refused(bytes in hostile_message()) {
        if let Ok(message) = MimeMessage::parse(&bytes) {
            let written = message.to_bytes();
            let again = MimeMessage::parse(&written).expect("what is written");
            prop_assert_eq!(again.text, message.text.or_else(|| message.html.is_none().then(String::new)));
            prop_assert_eq!(again.html, message.html);
        }
    }
}
