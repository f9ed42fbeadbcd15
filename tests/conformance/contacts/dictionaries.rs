//! What a contact has several of, by key: addresses and telephone numbers.

use super::contact;
use crate::tree::Tree;

/// Keys and texts of the entries of a dictionary.
fn entries<'a>(contact: &'a Tree, dictionary: &str) -> Vec<(&'a str, &'a str)> {
    let entries = contact.child(dictionary).children.iter();
    entries.map(|entry| (entry.attribute("Key"), entry.text.as_str())).collect()
}

/// A dictionary whose entries have their keys for texts, or what is made of them.
fn dictionary(name: &str, keys: &[&str], text: fn(&str) -> String) -> String {
    let entries = keys.iter().map(|key| format!("<t:Entry Key=\"{key}\">{}</t:Entry>", text(key)));
    format!("<t:{name}>{}</t:{name}>", entries.collect::<String>())
}

#[test]
fn a_contact_has_up_to_three_e_mail_addresses() {
    requirements!(CONT: 39, 225, 228, 235, 238, 124, 125, 126);
    let keys = ["EmailAddress1", "EmailAddress2", "EmailAddress3"];
    let address = |key: &str| format!("{}@contoso.example", key.to_lowercase());
    for count in 1..=3 {
        let contact = contact(&dictionary("EmailAddresses", &keys[..count], address));
        let expected: Vec<_> = keys[..count].iter().map(|key| (*key, address(key))).collect();
        let expected: Vec<_> = expected.iter().map(|(key, text)| (*key, text.as_str())).collect();
        assert_eq!(entries(&contact, "EmailAddresses"), expected);
    }
}

#[test]
fn a_contact_has_up_to_three_instant_messaging_addresses() {
    requirements!(CONT: 61, 239, 242, 243, 246, 151, 152, 153);
    let keys = ["ImAddress1", "ImAddress2", "ImAddress3"];
    for count in 1..=3 {
        let contact = contact(&dictionary("ImAddresses", &keys[..count], str::to_owned));
        let expected: Vec<_> = keys[..count].iter().map(|key| (*key, *key)).collect();
        assert_eq!(entries(&contact, "ImAddresses"), expected);
    }
}

#[test]
fn a_contact_has_telephone_numbers_of_nineteen_kinds() {
    requirements!(
        CONT: 43, 247, 250, 251, 254, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166, 167, 168, 169, 170,
        171, 172, 173, 174, 175
    );
    let keys = [
        "AssistantPhone",
        "BusinessFax",
        "BusinessPhone",
        "BusinessPhone2",
        "Callback",
        "CarPhone",
        "CompanyMainPhone",
        "HomeFax",
        "HomePhone",
        "HomePhone2",
        "Isdn",
        "MobilePhone",
        "OtherFax",
        "OtherTelephone",
        "Pager",
        "PrimaryPhone",
        "RadioPhone",
        "Telex",
        "TtyTddPhone",
    ];
    let contact = contact(&dictionary("PhoneNumbers", &keys, str::to_owned));
    let mut found = entries(&contact, "PhoneNumbers");
    found.sort_unstable();
    assert_eq!(found, keys.map(|key| (key, key)));
}

#[test]
fn a_contact_has_postal_addresses_of_three_kinds() {
    requirements!(
        CONT: 41, 255, 258, 260, 262, 264, 266, 268, 269, 272, 184, 187, 188, 189
    );
    let parts = ["Street", "City", "State", "CountryOrRegion", "PostalCode"];
    let written = |kind: &str| {
        let parts = parts.map(|part| format!("<t:{part}>{part} of {kind}</t:{part}>")).concat();
        format!("<t:Entry Key=\"{kind}\">{parts}</t:Entry>")
    };
    let kinds = ["Business", "Home", "Other"];
    let addresses = kinds.map(written).concat();
    let contact = contact(&format!("<t:PhysicalAddresses>{addresses}</t:PhysicalAddresses>"));
    let mut entries: Vec<_> = contact.child("PhysicalAddresses").children.iter().collect();
    entries.sort_by_key(|entry| entry.attribute("Key"));
    let found: Vec<_> = entries.iter().map(|entry| entry.attribute("Key")).collect();
    assert_eq!(found, kinds);
    for (entry, kind) in entries.iter().zip(kinds) {
        for part in parts {
            assert_eq!(entry.child(part).text, format!("{part} of {kind}"));
        }
    }
}

#[test]
fn one_postal_address_is_the_mailing_address() {
    requirements!(CONT: 177, 180, 181, 182, 183);
    for index in ["None", "Business", "Home", "Other"] {
        let element = format!("<t:PostalAddressIndex>{index}</t:PostalAddressIndex>");
        assert_eq!(contact(&element).value("PostalAddressIndex"), index);
    }
}
