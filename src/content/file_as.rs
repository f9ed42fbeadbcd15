//! Names of contacts: the `FileAs` that a mapping makes of them, and the `CompleteName`.

use std::borrow::Cow;

/// Declares the enum and its table from rows of mapping, wire word, whether Exchange 2007 knows it, stored
/// code.
macro_rules! file_as_mappings {
    ($($(#[$doc:meta])* $mapping:ident, $known_to_2007:literal, $code:expr;)*) => {
        /// Which parts of a name make the `FileAs` of a contact, and how they are joined.
        ///
        /// In the examples a contact is called Ann (given name) B. (middle name) Lee (surname) Jr.
        /// (generation) and works for Contoso.
        ///
        /// Source: `FileAsMappingType`, MS-OXWSCONT 3.1.4.1.2.4; codes from MS-OXOCNTC.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
        pub enum FileAsMapping {
            $($(#[$doc])* $mapping,)*
        }

        impl FileAsMapping {
            /// Every mapping, in the order of the schema.
            pub const ALL: &'static [Self] = &[$(Self::$mapping,)*];

            /// The word on the wire.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$mapping => stringify!($mapping),)* }
            }

            /// Whether Exchange 2007 knows the mapping; the others came with Exchange 2010.
            #[must_use]
            pub const fn is_known_to_2007(self) -> bool {
                match self { $(Self::$mapping => $known_to_2007,)* }
            }

            /// The number that is stored (`PidLidFileUnderId`); `None` when none was ever published.
            #[must_use]
            pub const fn code(self) -> Option<u32> {
                match self { $(Self::$mapping => $code,)* }
            }
        }
    };
}

file_as_mappings! {
    /// As written, whatever the parts are.
    #[default]
    None, true, Some(0);
    /// `Lee, Ann B.`
    LastCommaFirst, true, Some(0x8017);
    /// `Ann B. Lee Jr.`
    FirstSpaceLast, true, Some(0x8037);
    /// `Contoso`
    Company, true, Some(0x3a16);
    /// `Lee, Ann B. (Contoso)`
    LastCommaFirstCompany, true, Some(0x8019);
    /// `Contoso (LeeAnn B.)`
    CompanyLastFirst, true, Some(0x8032);
    /// `LeeAnn B.`
    LastFirst, true, Some(0x8030);
    /// `LeeAnn B. (Contoso)`
    LastFirstCompany, true, Some(0x8034);
    /// `Contoso (Lee, Ann B.)`
    CompanyLastCommaFirst, true, Some(0x8018);
    /// `LeeAnn Jr.`
    LastFirstSuffix, true, Some(0x8036);
    /// `Lee Ann B. (Contoso)`
    LastSpaceFirstCompany, true, Some(0x8035);
    /// `Contoso (Lee Ann B.)`
    CompanyLastSpaceFirst, true, Some(0x8033);
    /// `Lee Ann B.`
    LastSpaceFirst, true, Some(0x8031);
    /// The display name.
    DisplayName, false, Some(0x3001);
    /// `Ann`
    FirstName, false, Some(0x3a06);
    /// `Lee Ann B. Jr.`
    LastFirstMiddleSuffix, false, Option::None;
    /// `Lee`
    LastName, false, Some(0x3a11);
    /// An empty text.
    Empty, false, Option::None;
}

/// The parts of a contact's name. A part that is empty counts as missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NameParts<'a> {
    /// `Title`, as `Dr.`
    pub title: Option<&'a str>,
    /// `GivenName`
    pub given_name: Option<&'a str>,
    /// `MiddleName`
    pub middle_name: Option<&'a str>,
    /// `Surname`
    pub surname: Option<&'a str>,
    /// `Generation`, as `Jr.`
    pub generation: Option<&'a str>,
    /// `Initials`
    pub initials: Option<&'a str>,
    /// `DisplayName`
    pub display_name: Option<&'a str>,
    /// `Nickname`
    pub nickname: Option<&'a str>,
    /// `YomiFirstName`
    pub yomi_first_name: Option<&'a str>,
    /// `YomiLastName`
    pub yomi_last_name: Option<&'a str>,
    /// `CompanyName`
    pub company_name: Option<&'a str>,
}

impl FileAsMapping {
    /// The mapping with that word on the wire; upper and lower case differ.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|mapping| mapping.word() == word)
    }

    /// The `FileAs` of a contact with that name; `None` when the mapping leaves it as written.
    ///
    /// A part that is missing takes its separator with it.
    #[must_use]
    pub fn file_as<'a>(self, name: &NameParts<'a>) -> Option<String> {
        let part = |part: Option<&'a str>| part.unwrap_or_default();
        let (given, surname) = (part(name.given_name), part(name.surname));
        let (middle, suffix) = (part(name.middle_name), part(name.generation));
        let company = Cow::Borrowed(part(name.company_name));
        let first = joined(&[given, middle], " ");
        let last_and_first = |separator| joined(&[surname, &first], separator);
        let file_as = match self {
            Self::None => return None,
            Self::LastCommaFirst => last_and_first(", "),
            Self::FirstSpaceLast => joined(&[&first, surname, suffix], " "),
            Self::Company => company,
            Self::LastCommaFirstCompany => with_brackets(last_and_first(", "), company),
            Self::CompanyLastFirst => with_brackets(company, last_and_first("")),
            Self::LastFirst => last_and_first(""),
            Self::LastFirstCompany => with_brackets(last_and_first(""), company),
            Self::CompanyLastCommaFirst => with_brackets(company, last_and_first(", ")),
            Self::LastFirstSuffix => {
                joined(&[&joined(&[surname, given], ""), suffix], " ").into_owned().into()
            }
            Self::LastSpaceFirstCompany => with_brackets(last_and_first(" "), company),
            Self::CompanyLastSpaceFirst => with_brackets(company, last_and_first(" ")),
            Self::LastSpaceFirst => last_and_first(" "),
            Self::DisplayName => part(name.display_name).into(),
            Self::FirstName => given.into(),
            Self::LastFirstMiddleSuffix => joined(&[surname, &first, suffix], " "),
            Self::LastName => surname.into(),
            Self::Empty => Cow::Borrowed(""),
        };
        Some(file_as.into_owned())
    }
}

/// The parts that are there, with the separator between them.
fn joined<'a>(parts: &[&'a str], separator: &str) -> Cow<'a, str> {
    let mut there = parts.iter().copied().filter(|part| !part.is_empty());
    let first = there.next().unwrap_or_default();
    let Some(second) = there.next() else { return first.into() };
    let length = parts.iter().map(|part| part.len() + separator.len()).sum();
    let mut joined = String::with_capacity(length);
    joined.push_str(first);
    for part in std::iter::once(second).chain(there) {
        joined.push_str(separator);
        joined.push_str(part);
    }
    joined.into()
}

/// The first text and the second in brackets; alone, either stands without.
fn with_brackets<'a>(outside: Cow<'a, str>, inside: Cow<'a, str>) -> Cow<'a, str> {
    match (outside.is_empty(), inside.is_empty()) {
        (_, true) => outside,
        (true, false) => inside,
        (false, false) => format!("{outside} ({inside})").into(),
    }
}

/// The elements of `CompleteName` that have a value, in the order of the schema; empty when there is none.
///
/// Source: `CompleteNameType` of the EWS schema.
#[must_use]
pub fn complete_name<'a>(name: &NameParts<'a>) -> Vec<(&'static str, &'a str)> {
    let elements = [
        ("Title", name.title),
        ("FirstName", name.given_name),
        ("MiddleName", name.middle_name),
        ("LastName", name.surname),
        ("Suffix", name.generation),
        ("Initials", name.initials),
        ("FullName", name.display_name),
        ("Nickname", name.nickname),
        ("YomiFirstName", name.yomi_first_name),
        ("YomiLastName", name.yomi_last_name),
    ];
    let present = elements.into_iter().filter_map(|(element, part)| part.map(|part| (element, part)));
    present.filter(|(_, part)| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ANN: NameParts<'static> = NameParts {
        title: None,
        given_name: Some("Ann"),
        middle_name: Some("B."),
        surname: Some("Lee"),
        generation: Some("Jr."),
        initials: None,
        display_name: Some("Ann Lee"),
        nickname: None,
        yomi_first_name: None,
        yomi_last_name: None,
        company_name: Some("Contoso"),
    };

    fn file_as(word: &str, name: &NameParts<'_>) -> Option<String> {
        FileAsMapping::parse(word).expect("a mapping").file_as(name)
    }

    #[test]
    fn another_word_is_no_mapping() {
        for word in ["", "lastcommafirst", "LastCommaFirst ", "First"] {
            assert_eq!(FileAsMapping::parse(word), None, "{word}");
        }
    }

    #[test]
    fn ip_101_each_mapping_gives_its_file_as() {
        for (word, result, code) in [
            ("None", None, Some(0)),
            ("LastCommaFirst", Some("Lee, Ann B."), Some(0x8017)),
            ("FirstSpaceLast", Some("Ann B. Lee Jr."), Some(0x8037)),
            ("Company", Some("Contoso"), Some(0x3a16)),
            ("LastCommaFirstCompany", Some("Lee, Ann B. (Contoso)"), Some(0x8019)),
            ("CompanyLastFirst", Some("Contoso (LeeAnn B.)"), Some(0x8032)),
            ("LastFirst", Some("LeeAnn B."), Some(0x8030)),
            ("LastFirstCompany", Some("LeeAnn B. (Contoso)"), Some(0x8034)),
            ("CompanyLastCommaFirst", Some("Contoso (Lee, Ann B.)"), Some(0x8018)),
            ("LastFirstSuffix", Some("LeeAnn Jr."), Some(0x8036)),
            ("LastSpaceFirstCompany", Some("Lee Ann B. (Contoso)"), Some(0x8035)),
            ("CompanyLastSpaceFirst", Some("Contoso (Lee Ann B.)"), Some(0x8033)),
            ("LastSpaceFirst", Some("Lee Ann B."), Some(0x8031)),
            ("DisplayName", Some("Ann Lee"), Some(0x3001)),
            ("FirstName", Some("Ann"), Some(0x3a06)),
            ("LastFirstMiddleSuffix", Some("Lee Ann B. Jr."), None),
            ("LastName", Some("Lee"), Some(0x3a11)),
            ("Empty", Some(""), None),
        ] {
            assert_eq!(file_as(word, &ANN).as_deref(), result, "{word}");
            assert_eq!(FileAsMapping::parse(word).and_then(FileAsMapping::code), code, "{word}");
        }
        assert_eq!(FileAsMapping::ALL.len(), 18);
    }

    #[test]
    fn ip_102_without_company_there_are_no_brackets() {
        let alone = NameParts { company_name: None, ..ANN };
        let empty = NameParts { company_name: Some(""), ..ANN };
        for (word, result) in [
            ("LastCommaFirstCompany", "Lee, Ann B."),
            ("CompanyLastFirst", "LeeAnn B."),
            ("LastFirstCompany", "LeeAnn B."),
            ("CompanyLastCommaFirst", "Lee, Ann B."),
            ("LastSpaceFirstCompany", "Lee Ann B."),
            ("CompanyLastSpaceFirst", "Lee Ann B."),
            ("Company", ""),
        ] {
            assert_eq!(file_as(word, &alone).as_deref(), Some(result), "{word}");
            assert_eq!(file_as(word, &empty).as_deref(), Some(result), "{word}");
        }
    }

    #[test]
    fn ip_102_a_missing_part_takes_its_separator_with_it() {
        let company = NameParts { company_name: Some("Contoso"), ..NameParts::default() };
        let surname = NameParts { surname: Some("Lee"), ..NameParts::default() };
        let middle = NameParts { middle_name: Some("B."), generation: Some("Jr."), ..NameParts::default() };
        for (word, name, result) in [
            ("LastCommaFirstCompany", company, "Contoso"),
            ("CompanyLastFirst", company, "Contoso"),
            ("LastCommaFirst", surname, "Lee"),
            ("FirstSpaceLast", surname, "Lee"),
            ("LastFirstSuffix", middle, "Jr."),
            ("FirstSpaceLast", middle, "B. Jr."),
            ("LastCommaFirst", middle, "B."),
        ] {
            assert_eq!(file_as(word, &name).as_deref(), Some(result), "{word}");
        }
    }

    #[test]
    fn ip_103_another_surname_gives_another_file_as() {
        let married = NameParts { surname: Some("Kim"), ..ANN };
        assert_eq!(file_as("LastCommaFirst", &married).as_deref(), Some("Kim, Ann B."));
    }

    #[test]
    fn ip_104_five_mappings_came_with_2010() {
        let new = FileAsMapping::ALL.iter().filter(|mapping| !mapping.is_known_to_2007());
        let words: Vec<_> = new.map(|mapping| mapping.word()).collect();
        assert_eq!(words, ["DisplayName", "FirstName", "LastFirstMiddleSuffix", "LastName", "Empty"]);
    }

    #[test]
    fn ip_105_the_complete_name_mirrors_the_parts() {
        assert_eq!(complete_name(&NameParts { title: Some(""), ..NameParts::default() }), []);
        assert_eq!(
            complete_name(&ANN),
            [
                ("FirstName", "Ann"),
                ("MiddleName", "B."),
                ("LastName", "Lee"),
                ("Suffix", "Jr."),
                ("FullName", "Ann Lee")
            ]
        );
        let rest = NameParts {
            title: Some("Dr."),
            initials: Some("A.L."),
            nickname: Some("Annie"),
            yomi_first_name: Some("an"),
            yomi_last_name: Some("ri"),
            ..NameParts::default()
        };
        assert_eq!(
            complete_name(&rest),
            [
                ("Title", "Dr."),
                ("Initials", "A.L."),
                ("Nickname", "Annie"),
                ("YomiFirstName", "an"),
                ("YomiLastName", "ri")
            ]
        );
    }

    proptest! {
        #[test]
        fn ip_101_ip_102_no_separator_stands_alone(
            parts in prop::array::uniform5(prop::option::of("[a-z]{0,3}")),
            mapping in prop::sample::select(FileAsMapping::ALL),
        ) {
            let [given_name, middle_name, surname, generation, company_name] = &parts;
            let name = NameParts {
                given_name: given_name.as_deref(),
                middle_name: middle_name.as_deref(),
                surname: surname.as_deref(),
                generation: generation.as_deref(),
                company_name: company_name.as_deref(),
                ..NameParts::default()
            };
            let file_as = mapping.file_as(&name).unwrap_or_default();
            prop_assert_eq!(file_as.trim(), file_as.as_str());
            prop_assert!(!file_as.starts_with([',', '(']) && !file_as.contains("()"), "{}", file_as);
        }
    }
}
