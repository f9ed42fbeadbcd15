//! The lines of vCard and iCalendar: a name, a colon, a value, folded where they get long.

use jiff::Timestamp;

/// How many bytes a line has at most, without its end. Source: RFC 2426 2.6 and RFC 5545 3.1.
const LINE_MAX: usize = 75;

/// A document of such lines.
#[derive(Debug, Default)]
pub(super) struct ContentLines {
    text: String,
}

impl ContentLines {
    /// The document so far, with CR LF at the end of lines.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Writes a line whose value needs no escapes, or has them.
    pub(super) fn line(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        let mut rest = line.as_str();
        let mut room = LINE_MAX;
        while rest.len() > room {
            let start = super::beginning(rest, room);
            self.text += start;
            self.text += "\r\n ";
            rest = &rest[start.len()..];
            // The blank counts.
            room = LINE_MAX - 1;
        }
        self.text += rest;
        self.text += "\r\n";
    }

    /// Writes a line with a text, if there is one.
    pub(super) fn text(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.line(name, &escaped(text));
        }
    }

    /// Writes a line with several texts, if one of them is not empty.
    pub(super) fn texts(&mut self, name: &str, separator: &str, texts: &[&str]) {
        if texts.iter().any(|text| !text.is_empty()) {
            self.line(name, &joined(separator, texts));
        }
    }
}

/// The texts, escaped, with the separator between them.
pub(super) fn joined(separator: &str, texts: &[&str]) -> String {
    let escaped: Vec<_> = texts.iter().map(|text| escaped(text)).collect();
    escaped.join(separator)
}

/// A text as a value: with the characters escaped that mean something, without other control characters.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped += "\\n",
            '\t' => escaped.push(character),
            _ if character.is_control() => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

/// A text as the value of a parameter, in quotes. A quote in it becomes an apostrophe: there is no escape.
pub(super) fn quoted(text: &str) -> String {
    let content = text.chars().filter(|character| !character.is_control());
    let content: String = content.map(|character| if character == '"' { '\'' } else { character }).collect();
    format!("\"{content}\"")
}

/// An address that somebody's mail goes to.
pub(super) fn mail_address(address: &str) -> String {
    let characters = address.chars().filter(|character| !character.is_control());
    format!("mailto:{}", characters.collect::<String>())
}

/// A time in UTC.
pub(super) fn date_time(time: Timestamp) -> String {
    time.strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded() {
        let mut lines = ContentLines::default();
        lines.line("NOTE", &"\u{e4}".repeat(100));
        let text = lines.into_text();
        assert!(text.split("\r\n").all(|line| line.len() <= LINE_MAX), "{text}");
        assert_eq!(text.replace("\r\n ", ""), format!("NOTE:{}\r\n", "\u{e4}".repeat(100)));
        let mut lines = ContentLines::default();
        lines.line("NOTE", &"a".repeat(LINE_MAX - 5));
        assert_eq!(lines.into_text().matches("\r\n").count(), 1);
    }

    #[test]
    fn texts_are_escaped() {
        let mut lines = ContentLines::default();
        lines.text("A", Some("a;b,c\\d\r\ne\tf\0"));
        lines.text("B", Some(""));
        lines.text("C", None);
        lines.texts("D", ";", &["", "a;b"]);
        lines.texts("E", ";", &["", ""]);
        assert_eq!(lines.into_text(), "A:a\\;b\\,c\\\\d\\ne\tf\r\nD:;a\\;b\r\n");
        assert_eq!(quoted("a\"b\r\n"), "\"a'b\"");
        assert_eq!(mail_address("a@b\r\nX:y"), "mailto:a@bX:y");
    }
}
