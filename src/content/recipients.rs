//! Recipients: how a line of them reads, and how they are written in the header of a message.

/// Somebody a message comes from or goes to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recipient {
    /// The name that is shown; `None` when nobody gave one.
    pub name: Option<String>,
    /// The address; empty for somebody who has none.
    pub email_address: String,
}

/// `DisplayTo`, `DisplayCc` or `DisplayBcc`: the names, or addresses where there is none, joined by `; `.
#[must_use]
pub fn display_names<'a>(recipients: impl IntoIterator<Item = &'a Recipient>) -> String {
    let names: Vec<_> = recipients.into_iter().map(Recipient::display_name).collect();
    names.join("; ")
}

/// The recipients that the value of a header names: addresses, with names or without, and groups of them.
///
/// Whatever cannot be read as an address is a name without one. Source: RFC 5322 3.4.
#[must_use]
pub fn internet_addresses(header: &str) -> Vec<Recipient> {
    let mut recipients = Vec::new();
    let mut mailbox = MailboxReader::default();
    let mut characters = header.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => mailbox.quoted(&mut characters),
            '(' => skip_comment(&mut characters),
            '<' => mailbox.angle(&mut characters),
            ',' | ';' => recipients.extend(std::mem::take(&mut mailbox).finish()),
            // The name of a group is not that of a recipient.
            ':' if !mailbox.has_at_sign => mailbox = MailboxReader::default(),
            _ => mailbox.push(character),
        }
    }
    recipients.extend(mailbox.finish());
    recipients
}

/// Skips what stands up to the closing parenthesis, comments inside comments too.
fn skip_comment(characters: &mut std::str::Chars<'_>) {
    let mut depth = 1_usize;
    while let Some(character) = characters.next() {
        match character {
            '(' => depth += 1,
            ')' if depth == 1 => return,
            ')' => depth -= 1,
            '\\' => {
                characters.next();
            }
            _ => {}
        }
    }
}

impl Recipient {
    /// A recipient of that address, without a name.
    #[must_use]
    pub fn new(email_address: impl Into<String>) -> Self {
        Self { name: None, email_address: email_address.into() }
    }

    /// The same recipient with a name.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The name, or the address if there is none.
    #[must_use]
    pub fn display_name(&self) -> &str {
        self.name.as_deref().filter(|name| !name.is_empty()).unwrap_or(&self.email_address)
    }

    /// The recipient as people write it: `Name <address>`, or the address alone.
    #[must_use]
    pub fn internet_address(&self) -> String {
        match self.name.as_deref() {
            None | Some("") => self.email_address.clone(),
            Some(name) => format!("{} <{}>", phrase(name), self.email_address),
        }
    }
}

/// A name as it stands before an address: in quotes if it has characters that mean something there.
fn phrase(name: &str) -> String {
    let is_plain =
        |character: char| character.is_alphanumeric() || " !#$%&'*+-/=?^_`{|}~".contains(character);
    if name.chars().all(is_plain) && name.trim() == name {
        return name.to_owned();
    }
    let mut quoted = String::from("\"");
    for character in name.chars().filter(|character| !character.is_control()) {
        if matches!(character, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(character);
    }
    quoted.push('"');
    quoted
}

/// A recipient that is being read.
#[derive(Debug, Default)]
struct MailboxReader {
    text: String,
    has_at_sign: bool,
    address: Option<String>,
}

impl MailboxReader {
    fn push(&mut self, character: char) {
        self.has_at_sign |= character == '@';
        self.text.push(character);
    }

    /// Reads what stands up to the closing quote.
    fn quoted(&mut self, characters: &mut std::str::Chars<'_>) {
        while let Some(character) = characters.next() {
            match character {
                '"' => return,
                '\\' => self.text.extend(characters.next()),
                _ => self.push(character),
            }
        }
    }

    /// Reads what stands up to the closing angle.
    fn angle(&mut self, characters: &mut std::str::Chars<'_>) {
        let address: String = characters.take_while(|&character| character != '>').collect();
        // An old kind of address says first which way it goes.
        let (_, address) = address.rsplit_once(':').unwrap_or(("", &address));
        self.address = Some(address.trim().to_owned());
    }

    fn finish(self) -> Option<Recipient> {
        let text = self.text.trim();
        let name = (!text.is_empty()).then(|| text.to_owned());
        match self.address {
            Some(email_address) => Some(Recipient { name, email_address }),
            None if self.has_at_sign => Some(Recipient::new(text)),
            None => name.map(|name| Recipient::default().named(name)),
        }
        .filter(|recipient| !recipient.display_name().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ann() -> Recipient {
        Recipient::new("ann@example.test").named("Ann Lee")
    }

    #[test]
    fn ip_078_names_are_joined_with_semicolon_and_blank() {
        assert_eq!(display_names(&[]), "");
        let nameless = [Recipient::new("bob@example.test"), Recipient::new("c@x.test").named("")];
        assert_eq!(display_names([&ann()]), "Ann Lee");
        assert_eq!(
            display_names([&ann()].into_iter().chain(&nameless)),
            "Ann Lee; bob@example.test; c@x.test"
        );
    }

    #[test]
    fn names_are_quoted_where_they_have_to_be() {
        for (name, written) in [
            ("Ann Lee", "Ann Lee <a@b>"),
            ("Lee, Ann", "\"Lee, Ann\" <a@b>"),
            ("A \"B\" \\ C", "\"A \\\"B\\\" \\\\ C\" <a@b>"),
            (" Ann", "\" Ann\" <a@b>"),
            ("Ann\r\nBcc: x@y", "\"AnnBcc: x@y\" <a@b>"),
            ("\u{c4}nne", "\u{c4}nne <a@b>"),
            ("", "a@b"),
        ] {
            assert_eq!(Recipient::new("a@b").named(name).internet_address(), written, "{name}");
        }
        assert_eq!(Recipient::new("a@b").internet_address(), "a@b");
    }

    #[test]
    fn texts_that_are_no_addresses_are_names() {
        assert_eq!(internet_addresses(""), []);
        assert_eq!(internet_addresses(" , ; (only a comment"), []);
        assert_eq!(internet_addresses("Ann"), [Recipient::default().named("Ann")]);
        assert_eq!(internet_addresses("Friends: ;"), []);
    }

    #[test]
    fn addresses_are_read_in_every_form() {
        let plain = Recipient::new("a@b");
        for (header, read) in [
            ("a@b", vec![plain.clone()]),
            ("<a@b>", vec![plain.clone()]),
            ("<@x,@y:a@b>", vec![plain.clone()]),
            ("a@b (Ann \\) (x) Lee), a@b,", vec![plain.clone(), plain.clone()]),
            ("Ann Lee <ann@example.test>", vec![ann()]),
            ("\"Ann Lee\" <ann@example.test>; a@b", vec![ann(), plain.clone()]),
            ("\"Lee, \\\"A\\\"\" <a@b>", vec![plain.clone().named("Lee, \"A\"")]),
            ("Friends: Ann Lee <ann@example.test>, a@b;", vec![ann(), plain.clone()]),
        ] {
            assert_eq!(internet_addresses(header), read, "{header}");
        }
    }

    proptest! {
        #[test]
        fn any_header_is_read(header in "[\"<>,;:()\\\\@a \u{e4}]{0,60}") {
            let recipients = internet_addresses(&header);
            let names = recipients.iter().filter_map(|recipient| recipient.name.as_ref());
            let texts = names.chain(recipients.iter().map(|recipient| &recipient.email_address));
            prop_assert!(texts.map(String::len).sum::<usize>() <= header.len());
        }

        #[test]
        fn what_is_written_is_read_as_it_was(
            names in prop::collection::vec("[ -~\u{e4}]{0,12}", 0..5),
        ) {
            let recipients: Vec<_> = names.iter().map(|name| {
                let recipient = Recipient::new("a.b@example.test");
                if name.trim().is_empty() { recipient } else { recipient.named(name.trim()) }
            }).collect();
            let header: Vec<_> = recipients.iter().map(Recipient::internet_address).collect();
            prop_assert_eq!(internet_addresses(&header.join(", ")), recipients);
        }
    }
}
