//! How persons look in answers: one renderer for all operations.
//!
//! Two shapes of persona exist: that of the released servers, and that of the 2012 preview whose documented
//! examples differ (policy `preview_2012_shape`).

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::source::Source;
use crate::Result;
use crate::mailbox::{self, Contact, ExtendedPropertyPath, FOLDER_CHANGE_KEY, Mailbox, Person};
use crate::property::{ContactProperty as C, EntryProperty as E, extended_property_path};
use crate::schema::*;

/// The `RelevanceScore` of whoever has none: the greatest `xs:int`.
const NO_RELEVANCE_SCORE: i32 = i32::MAX;

/// What the directory is called among the sources of a persona.
const DIRECTORY: &str = "GAL";

/// Reads the properties a request asks for. One that is asked for twice is shown once, as it was spelled
/// first.
///
/// # Errors
///
/// `ErrorInvalidExtendedProperty`, `ErrorNoPropertyTagForCustomProperties`,
/// `ErrorUnsupportedMapiPropertyType`.
pub(in crate::operation) fn extended_property_paths(
    asked: Option<&NonEmptyArrayOfExtendedFieldUris>,
) -> Result<Vec<AskedProperty>> {
    let asked = asked.into_iter().flat_map(|asked| &asked.extended_properties);
    let paths = asked.map(|uri| {
        let path = extended_property_path(uri)?;
        Ok(AskedProperty { path, uri: uri.clone() })
    });
    let mut asked: Vec<_> = paths.collect::<Result<_>>()?;
    let is_first: Vec<_> = {
        let mut seen = BTreeSet::new();
        asked.iter().map(|asked| seen.insert(asked.path.property())).collect()
    };
    let mut is_first = is_first.into_iter();
    asked.retain(|_| is_first.next() == Some(true));
    Ok(asked)
}

/// A property that a request asks for: as sent, to be repeated in the answer, and as the mailbox knows it.
pub(in crate::operation) struct AskedProperty {
    uri: ExtendedFieldUri,
    pub(in crate::operation) path: ExtendedPropertyPath,
}

/// Shows persons of a mailbox, with the extended properties asked for.
pub(in crate::operation) struct PersonaRenderer<'m> {
    mailbox: &'m Mailbox,
    properties: &'m [AskedProperty],
    preview: bool,
}

impl<'m> PersonaRenderer<'m> {
    pub(in crate::operation) fn new(mailbox: &'m Mailbox, properties: &'m [AskedProperty]) -> Self {
        Self { mailbox, properties, preview: mailbox.policies().preview_2012_shape }
    }

    /// A person of the mailbox as the IM list shows it.
    pub(in crate::operation) fn persona(&self, person: &Person) -> Persona {
        let sources: Vec<_> = self.mailbox.contacts_of(person).map(Source::Contact).collect();
        self.persona_of(self.mailbox.persona_id(person.key()), &sources)
    }

    /// What is known of a person as one persona: single values come from the source shown first, lists from
    /// all.
    pub(super) fn persona_of(&self, id: String, sources: &[Source<'_>]) -> Persona {
        let persona_id = ItemId { id, change_key: None };
        let Some(&first) = sources.first() else {
            return Persona { persona_id, ..Persona::default() };
        };
        let shown_name = first.telephone_number().unwrap_or(first.display_name());
        let names = Values::of(sources, |it| Some(it.display_name()).filter(|name| !name.is_empty()));
        let im_addresses = Values::of(sources, Source::im_address);
        let emails = Values::of(sources, |it| self.email_addresses(it));
        let name_of = |address: &str| {
            let owner = sources.iter().find(|it| self.email_addresses(**it).any(|own| own == address));
            EmailAddress::smtp(owner.map_or("", |it| it.display_name()), address)
        };
        let emails_in_place = |place| {
            let values = Values::of(sources, |it| self.email_addresses(it).nth(place));
            let values = values.attributed(|address, attributions| EmailAddressAttributedValue {
                value: name_of(address),
                attributions,
            });
            values.map(|values| ArrayOfEmailAddressAttributedValues { values })
        };
        Persona {
            persona_type: Some("Person".to_owned()),
            creation_time: first.created().map(whole_seconds),
            display_name: Some(first.display_name().to_owned()),
            display_name_first_last: Some(shown_name.to_owned()),
            display_name_last_first: Some(shown_name.to_owned()),
            file_as: (!self.preview).then(String::new),
            file_as_id: Some("None".to_owned()),
            email_address: emails.first().map(name_of),
            email_addresses: emails.first().map(|_| ArrayOfEmailAddresses {
                addresses: emails.values.iter().copied().map(name_of).collect(),
            }),
            im_address: im_addresses.first().map(str::to_owned),
            relevance_score: Some(NO_RELEVANCE_SCORE),
            attributions: Some(ArrayOfPersonaAttributions {
                attributions: sources.iter().enumerate().map(|(at, it)| self.attribution(at, *it)).collect(),
            }),
            display_names: names.texts(),
            file_as_ids: Values::of(sources, |_| Some("None")).texts(),
            other_telephones: Values::of(sources, Source::telephone_number).numbers("Other"),
            emails1: emails_in_place(0),
            emails2: emails_in_place(1),
            emails3: emails_in_place(2),
            im_addresses: im_addresses.texts(),
            extended_properties: self.persona_properties(sources),
            persona_id,
            ..Persona::default()
        }
    }

    /// The same persona with all that the operations on people show of it besides.
    pub(super) fn full_persona_of(&self, id: String, sources: &[Source<'_>]) -> Persona {
        let persona = self.persona_of(id, sources);
        let texts = |property: C| Values::of(sources, |it| it.text(property));
        let entries = |entry: E| Values::of(sources, |it| it.text(entry));
        let [file_ases, initials, given_names, surnames, generations, nicknames] =
            [C::FileAs, C::Initials, C::GivenName, C::Surname, C::Generation, C::Nickname].map(texts);
        let [titles, departments, companies, offices] =
            [C::JobTitle, C::Department, C::CompanyName, C::OfficeLocation].map(texts);
        let first = |values: &Values<&str>| values.first().map(str::to_owned);
        let joined = |names: [&Values<&str>; 2]| {
            let names: Vec<_> = names.into_iter().filter_map(Values::first).collect();
            (!names.is_empty()).then(|| names.join(" "))
        };
        let first_last = joined([&given_names, &surnames]);
        let last_first = joined([&surnames, &given_names]);
        Persona {
            display_name_first_last: first_last.or(persona.display_name_first_last),
            display_name_last_first: last_first.or(persona.display_name_last_first),
            file_as: first(&file_ases).or(persona.file_as),
            given_name: first(&given_names),
            surname: first(&surnames),
            generation: first(&generations),
            nickname: first(&nicknames),
            title: first(&titles),
            department: first(&departments),
            company_name: first(&companies),
            home_city: first(&entries(E::HomeCity)),
            work_city: first(&entries(E::BusinessCity)),
            file_ases: file_ases.texts(),
            initials: initials.texts(),
            given_names: given_names.texts(),
            surnames: surnames.texts(),
            generations: generations.texts(),
            nicknames: nicknames.texts(),
            business_phone_numbers: entries(E::BusinessPhone).numbers("Business"),
            home_phones: entries(E::HomePhone).numbers("Home"),
            mobile_phones: entries(E::MobilePhone).numbers("Mobile"),
            office_locations: offices.texts(),
            titles: titles.texts(),
            departments: departments.texts(),
            company_names: companies.texts(),
            ..persona
        }
    }

    /// The addresses that are shown: e-mail addresses, of a user the primary one; in the preview also the IM
    /// address of an IM contact that has none.
    fn email_addresses<'c>(&self, source: Source<'c>) -> impl Iterator<Item = &'c str> + use<'c> {
        let (contact, user) = match source {
            Source::Contact(contact) => (Some(contact), None),
            Source::User(user) => (None, Some(&*user.smtp_address)),
        };
        let has_none = |contact: &Contact<'_>| contact.email_addresses().next().is_none();
        let im_contact = contact.filter(|it| self.preview && it.is_im_contact()).filter(has_none);
        let addresses = contact.into_iter().flat_map(Contact::email_addresses);
        addresses.chain(im_contact.and_then(Contact::im_address)).chain(user)
    }

    fn attribution(&self, place: usize, source: Source<'_>) -> PersonaAttribution {
        match source {
            Source::Contact(contact) => self.attribution_of_contact(place, contact),
            Source::User(user) => PersonaAttribution {
                id: place.to_string(),
                source_id: ItemId {
                    id: self.mailbox.persona_id_of_user(&user.smtp_address),
                    change_key: None,
                },
                display_name: DIRECTORY.to_owned(),
                is_writable: Some(false),
                is_quick_contact: Some(false),
                is_hidden: Some(false),
                folder_id: None,
            },
        }
    }

    fn attribution_of_contact(&self, place: usize, contact: Contact<'_>) -> PersonaAttribution {
        let is_quick_contact = contact.is_im_contact();
        let in_outlook = self.preview || !is_quick_contact;
        PersonaAttribution {
            id: place.to_string(),
            source_id: ItemId {
                id: self.mailbox.item_id_of(contact),
                change_key: Some(self.mailbox.item_change_key(contact).encode()),
            },
            display_name: if in_outlook { "Outlook" } else { "Lync Contacts" }.to_owned(),
            is_writable: Some(in_outlook),
            is_quick_contact: Some(is_quick_contact),
            is_hidden: Some(false),
            folder_id: in_outlook.then(|| FolderId {
                id: self.mailbox.folder_id_of(contact.folder()),
                change_key: Some(FOLDER_CHANGE_KEY.to_owned()),
            }),
        }
    }

    fn persona_properties(&self, sources: &[Source<'_>]) -> Option<ArrayOfExtendedPropertyAttributedValue> {
        let found = self.properties.iter().flat_map(|asked| {
            let values = Values::of(sources, |it| it.contact()?.extended_property(&asked.path));
            let attributed = values.attributed(|value, attributions| ExtendedPropertyAttributedValue {
                value: extended_property(asked, value.clone()),
                attributions,
            });
            attributed.unwrap_or_default()
        });
        let values: Vec<_> = found.collect();
        (!values.is_empty()).then_some(ArrayOfExtendedPropertyAttributedValue { values })
    }
}

pub(in crate::operation) fn extended_property(
    asked: &AskedProperty,
    value: mailbox::ExtendedPropertyValue,
) -> ExtendedProperty {
    ExtendedProperty {
        extended_field_uri: asked.uri.clone(),
        value: match value {
            mailbox::ExtendedPropertyValue::One(value) => ExtendedPropertyValue::Value(value),
            mailbox::ExtendedPropertyValue::Many(values) => {
                ExtendedPropertyValue::Values(NonEmptyArrayOfPropertyValues { values })
            }
        },
    }
}

/// Times of creation have no fraction of a second.
fn whole_seconds(time: Timestamp) -> DateTime {
    let whole = Timestamp::from_second(time.as_second());
    DateTime(whole.expect("fewer digits of a time are in the range of times"))
}

/// The different values that sources supply, and the places of those sources.
struct Values<T> {
    values: Vec<T>,
    /// Which value each place supplies, in order of place.
    supplied: Vec<(usize, usize)>,
}

impl<T: PartialEq> Values<T> {
    /// The values of each source, none, one or several.
    fn of<'c, I: IntoIterator<Item = T>>(
        sources: &[Source<'c>],
        values_of: impl Fn(Source<'c>) -> I,
    ) -> Self {
        let (mut values, mut supplied) = (Vec::new(), Vec::new());
        for (place, source) in sources.iter().enumerate() {
            for value in values_of(*source) {
                let index = values.iter().position(|known| *known == value).unwrap_or_else(|| {
                    values.push(value);
                    values.len() - 1
                });
                supplied.push((index, place));
            }
        }
        Self { values, supplied }
    }

    fn attributions(&self, index: usize) -> ArrayOfValueAttributions {
        let places = self.supplied.iter().filter(|(value, _)| *value == index);
        ArrayOfValueAttributions { attributions: places.map(|(_, place)| place.to_string()).collect() }
    }

    /// One element a value; no list where there is no value.
    fn attributed<V>(&self, element: impl Fn(&T, ArrayOfValueAttributions) -> V) -> Option<Vec<V>> {
        let elements =
            self.values.iter().enumerate().map(|(index, value)| element(value, self.attributions(index)));
        (!self.values.is_empty()).then(|| elements.collect())
    }
}

impl<'c> Values<&'c str> {
    fn first(&self) -> Option<&'c str> {
        self.values.first().copied()
    }

    /// The values as phone numbers of a kind.
    fn numbers(&self, kind: &str) -> Option<ArrayOfPhoneNumberAttributedValues> {
        let number = |number: &&str, attributions| PhoneNumberAttributedValue {
            value: PersonaPhoneNumber { number: (*number).to_owned(), kind: kind.to_owned() },
            attributions,
        };
        self.attributed(number).map(|values| ArrayOfPhoneNumberAttributedValues { values })
    }

    fn texts(&self) -> Option<ArrayOfStringAttributedValues> {
        let text =
            |value: &&str, attributions| StringAttributedValue { value: (*value).to_owned(), attributions };
        self.attributed(text).map(|values| ArrayOfStringAttributedValues { values })
    }
}
