//! The entries of the dictionaries of contacts, which are set, deleted and searched one by one.
//!
//! A contact stores entries; a dictionary is [composed](compose) of them when one is answered, and
//! [taken apart](super::Given::explode) when one is set.
//!
//! Source: the dictionary types and `t:DictionaryURIType` of the published schema; MS-OXOCNTC for the stored
//! properties.

use super::PropertyBag;
use super::contact::ContactProperty;
use super::table::{Family, MapiProperty, Property, PropertyId, flags};
use super::types::{given, read, write};
use super::value::{PropertyValue, ValueRef};
use crate::wire::{Element, ExchangeVersion, Namespace, Node, Step, Value, Writer};

/// An entry of a dictionary, or a part of one that is stored by itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    /// Which entry.
    pub id: EntryProperty,
    /// The dictionary it belongs to.
    pub dictionary: ContactProperty,
    /// The path of entries like it (`FieldURI` of an `IndexedFieldURI`).
    pub field_uri: &'static str,
    /// Its key, which in a path is the `FieldIndex`.
    pub key: &'static str,
    /// Where in the element of the entry its text stands.
    pub part: Part,
    /// The first version that has it.
    pub since: ExchangeVersion,
    /// The stored property behind it, by which extended properties reach it.
    pub mapi: Option<MapiProperty>,
}

/// Where in `t:Entry` a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Between the tags.
    Text,
    /// In an attribute; no path names it, it goes with the text.
    Attribute(&'static str),
    /// In a child; it has a path of its own.
    Child(&'static str),
}

/// The entries that a dictionary on the wire holds, in order.
pub type Entries = Vec<(EntryProperty, String)>;

/// Declares the entries of all dictionaries: name, key, place in the element, stored property, first version.
macro_rules! entries {
    (
        $(#[$meta:meta])*
        pub enum EntryProperty {
            $($dictionary:ident at $uri:literal {
                $($entry:ident: $key:literal $($place:ident $name:literal)?
                    $(, tag $tag:literal $tag_type:ident)?
                    $(, id $id_set:ident $id:literal $id_type:ident)?
                    $(, since $since:ident)?;)+
            })+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum EntryProperty {
            $($(
                #[doc = concat!("`", $uri, $(":", $name,)? "`, `", $key, "`")]
                $entry,
            )+)+
        }

        const _: () = {
            use super::table::{MapiAddress, mapi_of_row};
            use crate::mailbox::{DistinguishedPropertySet, MapiPropertyType};

            impl EntryProperty {
                /// Every entry, dictionary by dictionary.
                pub const ALL: &'static [Entry] = &[$($(Entry {
                    id: Self::$entry,
                    dictionary: ContactProperty::$dictionary,
                    field_uri: entries!(@uri $uri $($place $name)?),
                    key: $key,
                    part: entries!(@part $($place $name)?),
                    since: $crate::since!($($since)?),
                    mapi: mapi_of_row!($(tag $tag $tag_type)? $(id $id_set $id $id_type)?),
                },)+)+];

                /// The dictionaries, in the order of their entries.
                const DICTIONARIES: &'static [ContactProperty] = &[$(ContactProperty::$dictionary),+];
            }

            impl EntryProperty {
                /// What snapshots call it: its key and its part.
                #[cfg(feature = "serde")]
                #[must_use]
                pub const fn name(self) -> &'static str {
                    match self {
                        $($(Self::$entry => stringify!($entry),)+)+
                    }
                }
            }

            impl Family for EntryProperty {
                const PROPERTIES: &'static [Property] = &[$($(Property {
                    id: PropertyId::Entry(Self::$entry),
                    element: Element::new(
                        Namespace::Types,
                        entries!(@element $($place $name)?),
                        <String as Value>::of_type,
                        $crate::since!($($since)?),
                    ),
                    field_uri: None,
                    flags: entries!(@flags $($place)?),
                    mapi: mapi_of_row!($(tag $tag $tag_type)? $(id $id_set $id $id_type)?),
                    until: ExchangeVersion::NEWEST,
                    read: read::<String>,
                    given: given::<String>,
                    write: write::<String>,
                },)+)+];
                // Entries are children of dictionaries, not of contacts.
                const STEPS: &'static [Step] = &[];
            }
        };
    };
    (@uri $uri:literal) => { $uri };
    (@uri $uri:literal attribute $name:literal) => { $uri };
    (@uri $uri:literal child $name:literal) => { concat!($uri, ":", $name) };
    (@part) => { Part::Text };
    (@part attribute $name:literal) => { Part::Attribute($name) };
    (@part child $name:literal) => { Part::Child($name) };
    (@element) => { "Entry" };
    (@element attribute $name:literal) => { "Entry" };
    (@element child $name:literal) => { $name };
    (@flags attribute) => { flags::NONE };
    (@flags $(child)?) => { flags::FIND | flags::SET | flags::DELETE | flags::SEARCH };
}

entries! {
    /// Names an entry of a dictionary of contacts, or a part of one.
    pub enum EntryProperty {
        EmailAddresses at "contacts:EmailAddress" {
            EmailAddress1: "EmailAddress1", id Address 0x8083 String;
            EmailAddress1Name: "EmailAddress1" attribute "Name",
                id Address 0x8080 String, since Exchange2010;
            EmailAddress1RoutingType: "EmailAddress1" attribute "RoutingType",
                id Address 0x8082 String, since Exchange2010;
            EmailAddress1MailboxType: "EmailAddress1" attribute "MailboxType", since Exchange2010;
            EmailAddress2: "EmailAddress2", id Address 0x8093 String;
            EmailAddress2Name: "EmailAddress2" attribute "Name",
                id Address 0x8090 String, since Exchange2010;
            EmailAddress2RoutingType: "EmailAddress2" attribute "RoutingType",
                id Address 0x8092 String, since Exchange2010;
            EmailAddress2MailboxType: "EmailAddress2" attribute "MailboxType", since Exchange2010;
            EmailAddress3: "EmailAddress3", id Address 0x80A3 String;
            EmailAddress3Name: "EmailAddress3" attribute "Name",
                id Address 0x80A0 String, since Exchange2010;
            EmailAddress3RoutingType: "EmailAddress3" attribute "RoutingType",
                id Address 0x80A2 String, since Exchange2010;
            EmailAddress3MailboxType: "EmailAddress3" attribute "MailboxType", since Exchange2010;
        }
        PhysicalAddresses at "contacts:PhysicalAddress" {
            HomeStreet: "Home" child "Street", tag 0x3A5D String;
            HomeCity: "Home" child "City", tag 0x3A59 String;
            HomeState: "Home" child "State", tag 0x3A5C String;
            HomeCountryOrRegion: "Home" child "CountryOrRegion", tag 0x3A5A String;
            HomePostalCode: "Home" child "PostalCode", tag 0x3A5B String;
            BusinessStreet: "Business" child "Street", id Address 0x8045 String;
            BusinessCity: "Business" child "City", id Address 0x8046 String;
            BusinessState: "Business" child "State", id Address 0x8047 String;
            BusinessCountryOrRegion: "Business" child "CountryOrRegion", id Address 0x8049 String;
            BusinessPostalCode: "Business" child "PostalCode", id Address 0x8048 String;
            OtherStreet: "Other" child "Street", tag 0x3A63 String;
            OtherCity: "Other" child "City", tag 0x3A5F String;
            OtherState: "Other" child "State", tag 0x3A62 String;
            OtherCountryOrRegion: "Other" child "CountryOrRegion", tag 0x3A60 String;
            OtherPostalCode: "Other" child "PostalCode", tag 0x3A61 String;
        }
        PhoneNumbers at "contacts:PhoneNumber" {
            AssistantPhone: "AssistantPhone", tag 0x3A2E String;
            BusinessFax: "BusinessFax", tag 0x3A24 String;
            BusinessPhone: "BusinessPhone", tag 0x3A08 String;
            BusinessPhone2: "BusinessPhone2", tag 0x3A1B String;
            Callback: "Callback", tag 0x3A02 String;
            CarPhone: "CarPhone", tag 0x3A1E String;
            CompanyMainPhone: "CompanyMainPhone", tag 0x3A57 String;
            HomeFax: "HomeFax", tag 0x3A25 String;
            HomePhone: "HomePhone", tag 0x3A09 String;
            HomePhone2: "HomePhone2", tag 0x3A2F String;
            Isdn: "Isdn", tag 0x3A2D String;
            MobilePhone: "MobilePhone", tag 0x3A1C String;
            OtherFax: "OtherFax", tag 0x3A23 String;
            OtherTelephone: "OtherTelephone", tag 0x3A1F String;
            Pager: "Pager", tag 0x3A21 String;
            PrimaryPhone: "PrimaryPhone", tag 0x3A1A String;
            RadioPhone: "RadioPhone", tag 0x3A1D String;
            Telex: "Telex", tag 0x3A2C String;
            TtyTddPhone: "TtyTddPhone", tag 0x3A4B String;
            BusinessMobile: "BusinessMobile", since Exchange2016;
            IPPhone: "IPPhone", since Exchange2016;
            Mms: "Mms", since Exchange2016;
            Msn: "Msn", since Exchange2016;
        }
        ImAddresses at "contacts:ImAddress" {
            ImAddress1: "ImAddress1", id Address 0x8062 String;
            ImAddress2: "ImAddress2";
            ImAddress3: "ImAddress3";
        }
    }
}

#[cfg(feature = "serde")]
impl EntryProperty {
    /// The entry that snapshots call so.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().map(|entry| entry.id).find(|entry| entry.name() == name)
    }
}

impl EntryProperty {
    /// What is known of it.
    #[must_use]
    pub fn entry(self) -> &'static Entry {
        &Self::ALL[self as usize]
    }

    /// The entry that an `IndexedFieldURI` names; `None` for an index that its dictionary has not, and for
    /// paths that are not of a dictionary of contacts.
    #[must_use]
    pub fn of_path(field_uri: &str, field_index: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|entry| entry.field_uri == field_uri && entry.key == field_index);
        found.map(|entry| entry.id)
    }

    /// Whether a path is one of entries, whatever the index.
    #[must_use]
    pub fn has_path(field_uri: &str) -> bool {
        Self::ALL.iter().any(|entry| entry.field_uri == field_uri)
    }

    /// Whether a property is a dictionary, which a contact stores entry by entry.
    #[must_use]
    pub fn is_dictionary(property: ContactProperty) -> bool {
        Self::DICTIONARIES.contains(&property)
    }

    /// The entries a dictionary may have, attributes after their texts.
    pub fn of_dictionary(dictionary: ContactProperty) -> impl Iterator<Item = Self> {
        rows_of(dictionary).iter().map(|entry| entry.id)
    }

    /// What its path names: itself, and the attributes that go with a text.
    pub fn parts(self) -> impl Iterator<Item = Self> {
        let entry = self.entry();
        let is_part = move |other: &&Entry| (other.field_uri, other.key) == (entry.field_uri, entry.key);
        rows_of(entry.dictionary).iter().filter(is_part).map(|entry| entry.id)
    }

    /// What sets it to its values in a dictionary, and removes the parts that have none there; without a
    /// dictionary, what removes it.
    #[must_use]
    pub fn changes(self, entries: Option<&Entries>) -> Vec<(PropertyId, Option<PropertyValue>)> {
        self.parts().map(|part| part.change(entries)).collect()
    }

    fn change(self, entries: Option<&Entries>) -> (PropertyId, Option<PropertyValue>) {
        let found = entries.and_then(|entries| entries.iter().find(|(own, _)| *own == self));
        (self.into(), found.map(|(_, text)| text.as_str().into()))
    }

    /// What a contact answers for it though nobody set it: the attributes of an address.
    ///
    /// The name repeats the address, the address is one of SMTP, and it belongs to a contact. The last is
    /// our choice; no source says which word servers answer.
    fn unset(self, address: &str) -> Option<&str> {
        match self.entry().part {
            Part::Attribute("Name") => Some(address),
            Part::Attribute("RoutingType") => Some("SMTP"),
            Part::Attribute("MailboxType") => Some("Contact"),
            _ => None,
        }
    }
}

/// The rows of a dictionary, which stand together; none for what is no dictionary.
fn rows_of(dictionary: ContactProperty) -> &'static [Entry] {
    let first = EntryProperty::ALL.partition_point(|entry| entry.dictionary < dictionary);
    let rows = &EntryProperty::ALL[first..];
    &rows[..rows.partition_point(|entry| entry.dictionary == dictionary)]
}

/// The dictionary of the entries a contact stores, as a server answers it that knows nothing newer than a
/// version; `None` when it has no entry, or is none of the four dictionaries.
#[must_use]
pub fn compose(
    bag: &PropertyBag,
    dictionary: ContactProperty,
    newest: ExchangeVersion,
) -> Option<PropertyValue> {
    let mut entries = Entries::new();
    let mut address = "";
    for entry in EntryProperty::of_dictionary(dictionary).map(EntryProperty::entry) {
        if entry.since > newest {
            continue;
        }
        let stored = bag.get(entry.id).and_then(ValueRef::text);
        let text = match entry.part {
            Part::Text => {
                address = stored.unwrap_or_default();
                stored
            }
            Part::Attribute(_) if address.is_empty() => None,
            Part::Attribute(_) => stored.or_else(|| entry.id.unset(address)),
            Part::Child(_) => stored,
        };
        entries.extend(text.map(|text| (entry.id, text.to_owned())));
    }
    (!entries.is_empty()).then_some(PropertyValue::Entries(entries))
}

/// The entries in the element of a dictionary. Of several with one key the last counts.
pub(super) fn read_entries<'d>(node: Node<'d, '_>) -> Vec<(EntryProperty, &'d str)> {
    let rows = rows_of_element(node.element().name);
    let mut entries = Vec::with_capacity(node.children().count());
    for element in node.children() {
        let rows = rows_of_key(rows, element.attribute("Key").unwrap_or_default());
        entries.retain(|(entry, _)| rows.iter().all(|row| row.id != *entry));
        for row in rows {
            let text = match row.part {
                Part::Text => Some(element.text()),
                Part::Attribute(name) => element.attribute(name),
                Part::Child(name) => element.child(name).map(Node::text),
            };
            entries.extend(text.map(|text| (row.id, text)));
        }
    }
    entries
}

/// The rows of the dictionary whose element has that name.
fn rows_of_element(name: &str) -> &'static [Entry] {
    let is_named =
        |dictionary: &&ContactProperty| PropertyId::from(**dictionary).property().element.name == name;
    EntryProperty::DICTIONARIES.iter().find(is_named).map_or(&[], |dictionary| rows_of(*dictionary))
}

/// Those of the rows that have a key, which stand together.
fn rows_of_key(rows: &'static [Entry], key: &str) -> &'static [Entry] {
    let first = rows.iter().position(|row| row.key == key).unwrap_or(rows.len());
    let rows = &rows[first..];
    &rows[..rows.iter().take_while(|row| row.key == key).count()]
}

/// Writes the elements of entries, those of one key into one element.
pub(super) fn write_entries(entries: &Entries, writer: &mut Writer) {
    for same_key in entries.chunk_by(|(own, _), (next, _)| own.entry().key == next.entry().key) {
        let Some((first, _)) = same_key.first() else { continue };
        writer.start(Namespace::Types, "Entry");
        writer.attribute("Key", first.entry().key);
        for (entry, text) in same_key {
            if let Part::Attribute(name) = entry.entry().part {
                writer.attribute(name, text);
            }
        }
        for (entry, text) in same_key {
            match entry.entry().part {
                Part::Text => writer.text(text),
                Part::Child(_) => writer.text_element(&PropertyId::from(*entry).property().element, text),
                Part::Attribute(_) => {}
            }
        }
        writer.end(Namespace::Types, "Entry");
    }
}

#[cfg(test)]
mod tests {
    use super::ContactProperty as C;
    use super::EntryProperty as E;
    use super::*;
    use crate::property::Given;

    const NEWEST: ExchangeVersion = ExchangeVersion::NEWEST;

    fn entries(entries: &[(E, &str)]) -> Entries {
        entries.iter().map(|(entry, text)| (*entry, (*text).to_owned())).collect()
    }

    fn composed(bag: &PropertyBag, dictionary: C, newest: ExchangeVersion) -> Entries {
        match compose(bag, dictionary, newest) {
            Some(PropertyValue::Entries(entries)) => entries,
            None => Entries::new(),
            Some(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn ip_111_an_index_that_the_dictionary_has_not_names_nothing() {
        for (path, index) in [
            ("contacts:EmailAddress", "EmailAddress4"),
            ("contacts:EmailAddress", "emailaddress1"),
            ("contacts:PhoneNumber", "EmailAddress1"),
            ("contacts:PhysicalAddress:Street", "Street"),
            ("contacts:PhysicalAddress", "Home"),
            ("contacts:EmailAddresses", "EmailAddress1"),
            ("item:InternetMessageHeader", "Received"),
        ] {
            assert_eq!(E::of_path(path, index), None, "{path} {index}");
        }
        assert_eq!(E::of_path("contacts:EmailAddress", "EmailAddress3"), Some(E::EmailAddress3));
        assert_eq!(E::of_path("contacts:PhysicalAddress:City", "Other"), Some(E::OtherCity));
        assert!(E::has_path("contacts:ImAddress") && !E::has_path("distributionlist:Members:Member"));
    }

    #[test]
    fn ip_113_business_mobile_is_of_2016() {
        let since = |entry: E| entry.entry().since;
        assert_eq!(since(E::MobilePhone), ExchangeVersion::Exchange2007);
        for entry in [E::BusinessMobile, E::IPPhone, E::Mms, E::Msn] {
            assert_eq!(since(entry), ExchangeVersion::Exchange2016, "{entry:?}");
        }
        let bag = PropertyBag::of([(E::BusinessMobile.into(), "1".into()), (E::Pager.into(), "2".into())]);
        assert_eq!(
            composed(&bag, C::PhoneNumbers, ExchangeVersion::Exchange2013Sp1),
            entries(&[(E::Pager, "2")])
        );
    }

    #[test]
    fn ip_112_addresses_have_attributes_from_2010_on_and_those_not_set_have_defaults() {
        let bag = PropertyBag::of([
            (E::EmailAddress2.into(), "b@c".into()),
            (E::EmailAddress2RoutingType.into(), "EX".into()),
            (E::EmailAddress3Name.into(), "Nobody".into()),
        ]);
        let in_2007 = composed(&bag, C::EmailAddresses, ExchangeVersion::Exchange2007Sp1);
        assert_eq!(in_2007, entries(&[(E::EmailAddress2, "b@c")]));
        let now = composed(&bag, C::EmailAddresses, NEWEST);
        let expected = [
            (E::EmailAddress2, "b@c"),
            (E::EmailAddress2Name, "b@c"),
            (E::EmailAddress2RoutingType, "EX"),
            (E::EmailAddress2MailboxType, "Contact"),
        ];
        assert_eq!(now, entries(&expected));
    }

    #[test]
    fn ip_107_setting_one_entry_leaves_the_others_and_takes_its_attributes_along() {
        let mut bag = PropertyBag::of([
            (E::EmailAddress1.into(), "a@c".into()),
            (E::EmailAddress2.into(), "b@c".into()),
            (E::EmailAddress2Name.into(), "B".into()),
            (E::EmailAddress3.into(), "c@c".into()),
        ]);
        bag.apply(E::EmailAddress2.changes(Some(&entries(&[(E::EmailAddress2, "d@c")]))));
        assert_eq!((bag.text(E::EmailAddress1), bag.text(E::EmailAddress3)), (Some("a@c"), Some("c@c")));
        assert_eq!((bag.text(E::EmailAddress2), bag.text(E::EmailAddress2Name)), (Some("d@c"), None));
        bag.apply(E::EmailAddress2.changes(None));
        assert_eq!(bag.text(E::EmailAddress2), None);
    }

    #[test]
    fn ip_108_ip_109_deleting_or_setting_a_part_leaves_the_rest_of_its_entry() {
        let mut bag = PropertyBag::of([
            (E::HomeStreet.into(), "Main St. 1".into()),
            (E::HomeCity.into(), "Bonn".into()),
            (E::MobilePhone.into(), "1".into()),
            (E::CarPhone.into(), "2".into()),
        ]);
        bag.apply(E::HomeCity.changes(Some(&entries(&[(E::HomeCity, "Ulm")]))));
        bag.apply(E::MobilePhone.changes(None));
        let home = entries(&[(E::HomeStreet, "Main St. 1"), (E::HomeCity, "Ulm")]);
        assert_eq!(composed(&bag, C::PhysicalAddresses, NEWEST), home);
        assert_eq!(composed(&bag, C::PhoneNumbers, NEWEST), entries(&[(E::CarPhone, "2")]));
        bag.apply(E::HomeStreet.changes(None).into_iter().chain(E::HomeCity.changes(None)));
        assert_eq!(compose(&bag, C::PhysicalAddresses, NEWEST), None);
    }

    #[test]
    fn a_whole_dictionary_replaces_every_entry_of_the_one_there_and_no_other() {
        let mut bag = PropertyBag::of([
            (E::EmailAddress1.into(), "a@c".into()),
            (E::EmailAddress1Name.into(), "A".into()),
            (E::Pager.into(), "2".into()),
        ]);
        let dictionary = PropertyValue::Entries(entries(&[(E::EmailAddress3, ""), (E::CarPhone, "1")]));
        let given = || Given::from(dictionary.clone());
        assert_eq!(given().explode(C::Companies).next(), None);
        assert_eq!(Given::text_of("EmailAddress3").explode(C::EmailAddresses).next(), None);
        bag.apply(E::of_dictionary(C::EmailAddresses).map(|entry| (entry.into(), None)));
        for (entry, text) in given().explode(C::EmailAddresses) {
            bag.set(entry, text.into_owned(entry));
        }
        assert_eq!(bag.text(E::CarPhone), None);
        assert_eq!(bag.text(E::EmailAddress1), None);
        assert_eq!(bag.text(E::EmailAddress1Name), None);
        assert_eq!((bag.text(E::EmailAddress3), bag.text(E::Pager)), (Some(""), Some("2")));
        assert_eq!(compose(&bag, C::Urls, NEWEST), None);
    }

    #[test]
    fn rows_are_in_order_and_no_two_stored_properties_are_the_same() {
        let mut addresses = Vec::new();
        assert!(E::ALL.is_sorted_by_key(|entry| entry.dictionary));
        for (place, entry) in E::ALL.iter().enumerate() {
            assert_eq!(entry.id as usize, place);
            assert_eq!(PropertyId::from(entry.id).property().id, entry.id.into());
            addresses.extend(entry.mapi.map(|mapi| mapi.address));
        }
        for (place, address) in addresses.iter().enumerate() {
            assert!(!addresses[..place].contains(address), "{address:?}");
        }
    }
}
