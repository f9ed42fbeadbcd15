//! A contact as a vCard, which is its MIME content.

use jiff::Timestamp;

use super::content_lines::{ContentLines, joined};
use super::file_as::NameParts;

/// What a vCard says of the keys of `PhoneNumbers`; other keys are numbers for the voice.
const PHONE_TYPES: &[(&str, &str)] = &[
    ("BusinessFax", "WORK,FAX"),
    ("BusinessMobile", "WORK,CELL"),
    ("BusinessPhone", "WORK,VOICE"),
    ("BusinessPhone2", "WORK,VOICE"),
    ("CarPhone", "CAR,VOICE"),
    ("CompanyMainPhone", "WORK,VOICE"),
    ("HomeFax", "HOME,FAX"),
    ("HomePhone", "HOME,VOICE"),
    ("HomePhone2", "HOME,VOICE"),
    ("Isdn", "ISDN"),
    ("MobilePhone", "CELL,VOICE"),
    ("OtherFax", "FAX"),
    ("Pager", "PAGER"),
    ("PrimaryPhone", "PREF,VOICE"),
];

/// What a vCard says of the keys of `PhysicalAddresses`; other keys are addresses of no special kind.
const ADDRESS_TYPES: &[(&str, &str)] = &[("Business", "WORK"), ("Home", "HOME")];

/// What a vCard has of a contact.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VCard<'a> {
    /// The parts of the name, and the company.
    pub name: NameParts<'a>,
    /// `FileAs`, the name where there is no other.
    pub file_as: Option<&'a str>,
    /// `Department`
    pub department: Option<&'a str>,
    /// `JobTitle`
    pub job_title: Option<&'a str>,
    /// `EmailAddresses`, in the order of their keys.
    pub email_addresses: Vec<&'a str>,
    /// `PhoneNumbers`: key and number.
    pub phone_numbers: Vec<(&'a str, &'a str)>,
    /// `ImAddresses`, in the order of their keys.
    pub im_addresses: Vec<&'a str>,
    /// `PhysicalAddresses`: key and address.
    pub physical_addresses: Vec<(&'a str, PhysicalAddress<'a>)>,
    /// `BusinessHomePage`
    pub business_home_page: Option<&'a str>,
    /// `Birthday`
    pub birthday: Option<Timestamp>,
    /// `Categories`
    pub categories: Vec<&'a str>,
    /// `Body`, as text.
    pub body: Option<&'a str>,
}

/// One postal address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PhysicalAddress<'a> {
    /// `Street`
    pub street: Option<&'a str>,
    /// `City`
    pub city: Option<&'a str>,
    /// `State`
    pub state: Option<&'a str>,
    /// `CountryOrRegion`
    pub country_or_region: Option<&'a str>,
    /// `PostalCode`
    pub postal_code: Option<&'a str>,
}

impl VCard<'_> {
    /// The vCard as text, in UTF-8. Source: RFC 2426, version 3.0.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut lines = ContentLines::default();
        lines.line("BEGIN", "VCARD");
        lines.line("VERSION", "3.0");
        self.write_name(&mut lines);
        self.write_places(&mut lines);
        if let Some(birthday) = self.birthday {
            lines.line("BDAY", &birthday.strftime("%Y-%m-%d").to_string());
        }
        lines.texts("CATEGORIES", ",", &self.categories);
        lines.text("NOTE", self.body);
        lines.line("END", "VCARD");
        lines.into_text()
    }

    fn write_name(&self, lines: &mut ContentLines) {
        let NameParts { surname, given_name, middle_name, title, generation, .. } = self.name;
        let parts = [surname, given_name, middle_name, title, generation].map(Option::unwrap_or_default);
        // A vCard without these two is none, however little is known.
        lines.line("N", &joined(";", &parts));
        lines.line("FN", &joined("", &[self.formatted_name()]));
        lines.text("NICKNAME", self.name.nickname);
        let company = [self.name.company_name, self.department].map(Option::unwrap_or_default);
        lines.texts("ORG", ";", &company);
        lines.text("TITLE", self.job_title);
    }

    fn write_places(&self, lines: &mut ContentLines) {
        for address in &self.email_addresses {
            lines.text("EMAIL;TYPE=INTERNET", Some(address));
        }
        for (key, number) in &self.phone_numbers {
            lines.text(&format!("TEL;TYPE={}", word_of(PHONE_TYPES, key, "VOICE")), Some(number));
        }
        for address in &self.im_addresses {
            lines.text("X-MS-IMADDRESS", Some(address));
        }
        for (key, address) in &self.physical_addresses {
            let PhysicalAddress { street, city, state, country_or_region, postal_code } = *address;
            let parts = [None, None, street, city, state, postal_code, country_or_region];
            let name = format!("ADR;TYPE={}", word_of(ADDRESS_TYPES, key, "POSTAL"));
            lines.texts(&name, ";", &parts.map(Option::unwrap_or_default));
        }
        lines.text("URL", self.business_home_page);
    }

    /// The name a reader shows: the first of several that there is.
    fn formatted_name(&self) -> &str {
        let names = [self.name.display_name, self.file_as, self.name.company_name];
        let names = names.into_iter().flatten().chain(self.email_addresses.iter().copied());
        names.into_iter().find(|name| !name.is_empty()).unwrap_or_default()
    }
}

fn word_of<'a>(table: &[(&str, &'a str)], key: &str, other: &'a str) -> &'a str {
    table.iter().find(|(known, _)| *known == key).map_or(other, |(_, word)| word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_contact_of_which_nothing_is_known_has_an_empty_name() {
        let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\nFN:\r\nEND:VCARD\r\n";
        assert_eq!(VCard::default().to_text(), text);
        let named = VCard { file_as: Some("Lee, Ann"), email_addresses: vec![""], ..VCard::default() };
        assert_eq!(named.to_text(), text.replace("FN:", "FN:Lee\\, Ann"));
    }

    #[test]
    fn a_contact_is_a_vcard() {
        let name = NameParts {
            title: Some("Dr."),
            given_name: Some("Ann"),
            surname: Some("Lee"),
            generation: Some("Jr."),
            display_name: Some("Ann Lee"),
            nickname: Some("Annie"),
            company_name: Some("Contoso; Inc."),
            ..NameParts::default()
        };
        let address = PhysicalAddress {
            street: Some("1 Way\r\nSuite 2"),
            city: Some("Town"),
            postal_code: Some("12345"),
            ..PhysicalAddress::default()
        };
        let card = VCard {
            name,
            department: Some("Sales"),
            job_title: Some("Head"),
            email_addresses: vec!["ann@example.test"],
            phone_numbers: vec![("MobilePhone", "+1 555 0100"), ("Telex", "7"), ("Pager", "")],
            im_addresses: vec!["sip:ann@example.test"],
            physical_addresses: vec![("Business", address), ("Other", PhysicalAddress::default())],
            business_home_page: Some("http://example.test"),
            birthday: "1980-02-03T11:59:00Z".parse().ok(),
            categories: vec!["a,b", "c"],
            body: Some("note"),
            ..VCard::default()
        };
        let lines = [
            "BEGIN:VCARD",
            "VERSION:3.0",
            "N:Lee;Ann;;Dr.;Jr.",
            "FN:Ann Lee",
            "NICKNAME:Annie",
            "ORG:Contoso\\; Inc.;Sales",
            "TITLE:Head",
            "EMAIL;TYPE=INTERNET:ann@example.test",
            "TEL;TYPE=CELL,VOICE:+1 555 0100",
            "TEL;TYPE=VOICE:7",
            "X-MS-IMADDRESS:sip:ann@example.test",
            "ADR;TYPE=WORK:;;1 Way\\nSuite 2;Town;;12345;",
            "URL:http://example.test",
            "BDAY:1980-02-03",
            "CATEGORIES:a\\,b,c",
            "NOTE:note",
            "END:VCARD",
            "",
        ];
        assert_eq!(card.to_text(), lines.join("\r\n"));
    }

    proptest! {
        #[test]
        fn no_value_adds_a_line(value: String) {
            let surname = Some(value.as_str());
            let name = NameParts { display_name: surname, surname, ..NameParts::default() };
            let card = VCard { name, body: Some(&value), email_addresses: vec![&value], ..VCard::default() };
            let text = card.to_text().replace("\r\n ", "");
            prop_assert_eq!(text.lines().filter(|line| line.starts_with("END:")).count(), 1, "{}", text);
            prop_assert!(text.lines().all(|line| line.contains(':')), "{}", text);
        }
    }
}
