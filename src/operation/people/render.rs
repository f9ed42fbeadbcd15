//! How persons look in answers: one renderer for all operations.
//!
//! Two shapes of persona exist: that of the released servers, and that of the 2012 preview whose documented
//! examples differ (policy `preview_2012_shape`).

use std::collections::BTreeSet;

use super::lent::{LentAttributions, LentPersona};
use super::source::Source;
use crate::Result;
use crate::mailbox::{self, Contact, ExtendedPropertyPath, FOLDER_CHANGE_KEY, Few, Mailbox, Person};
use crate::property::{ContactProperty as C, EntryProperty as E, extended_property_path};
use crate::schema::*;
use crate::wire::{Element, Lent, Own, Writer};

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
        self.with_lent(person, |persona| persona.make())
    }

    /// Writes that persona as an element.
    pub(in crate::operation) fn write(&self, person: &Person, writer: &mut Writer, element: &Element) {
        self.with_lent(person, |persona| persona.write(writer, element));
    }

    fn with_lent<R>(&self, person: &Person, use_persona: impl FnOnce(LentPersona<'_>) -> R) -> R {
        let sources: Few<_> = self.mailbox.contacts_of(person).map(Source::Contact).collect();
        use_persona(self.lent_persona(Identified::Person(person.key()), &sources))
    }

    /// What is known of a person as one persona: single values come from the source shown first, lists from
    /// all.
    fn lent_persona<'s>(&'s self, who: Identified<'s>, sources: &'s [Source<'s>]) -> LentPersona<'s> {
        let first = sources.first().copied();
        let names = values_of(sources, |it| Some(it.display_name()).filter(|name| !name.is_empty()));
        let name = first.map(|_| names.at(0).copied().unwrap_or_default());
        let shown_name = first.and_then(Source::telephone_number).or(name);
        let im_addresses = values_of(sources, Source::im_address);
        let emails = values_of(sources, |it| self.email_addresses(it));
        let name_of = |address: &'s str| {
            let owner = sources.iter().find(|it| self.email_addresses(**it).any(|own| own == address));
            LentEmailAddress::smtp(owner.map_or("", |it| it.display_name()), address)
        };
        let emails_in_place = |place| {
            let with_any = if emails.values().is_empty() { &[] } else { sources };
            let values = values_of(with_any, |it| self.email_addresses(it).nth(place));
            values.map(|address| name_of(address))
        };
        LentPersona {
            persona_id: self.id_of(who),
            persona_type: first.map(|_| Word("Person")),
            creation_time: first.and_then(Source::created).map(|time| Own(DateTime::of_whole_second(time))),
            display_name: name,
            display_name_first_last: shown_name,
            display_name_last_first: shown_name,
            file_as: first.filter(|_| !self.preview).map(|_| Word("")),
            file_as_id: first.map(|_| Word("None")),
            email_address: emails.values().first().map(|address| name_of(address)),
            email_addresses: emails.values().first().map(|_| {
                LentEmailAddresses(emails.values().iter().map(|address| name_of(address)).collect())
            }),
            im_address: im_addresses.values().first().copied(),
            relevance_score: first.map(|_| Own(NO_RELEVANCE_SCORE)),
            attributions: first.map(|_| LentAttributions { renderer: self, sources }),
            display_names: names,
            file_as_ids: values_of(sources, |_| Some(Word("None"))),
            other_telephones: numbers(sources, Source::telephone_number, "Other"),
            emails1: emails_in_place(0),
            emails2: emails_in_place(1),
            emails3: emails_in_place(2),
            im_addresses,
            extended_properties: self.persona_properties(sources).map(Own),
        }
    }

    /// The same persona with all that the operations on people show of it besides.
    pub(super) fn full_persona_of(&self, who: Identified<'_>, sources: &[Source<'_>]) -> Persona {
        let persona = self.lent_persona(who, sources).make();
        let texts = |property: C| values_of(sources, |it| it.text(property));
        let entries = |entry: E| values_of(sources, |it| it.text(entry));
        let phones = |entry: E, kind| numbers(sources, |it| it.text(entry), kind).make();
        let [file_ases, initials, given_names, surnames, generations, nicknames] =
            [C::FileAs, C::Initials, C::GivenName, C::Surname, C::Generation, C::Nickname].map(texts);
        let [titles, departments, companies, offices] =
            [C::JobTitle, C::Department, C::CompanyName, C::OfficeLocation].map(texts);
        let first = |values: &Attributed<&str>| values.values().first().map(|text| (*text).to_owned());
        let joined = |names: [&Attributed<&str>; 2]| {
            let names: Vec<_> = names.into_iter().filter_map(first).collect();
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
            file_ases: file_ases.make(),
            initials: initials.make(),
            given_names: given_names.make(),
            surnames: surnames.make(),
            generations: generations.make(),
            nicknames: nicknames.make(),
            business_phone_numbers: phones(E::BusinessPhone, "Business"),
            home_phones: phones(E::HomePhone, "Home"),
            mobile_phones: phones(E::MobilePhone, "Mobile"),
            office_locations: offices.make(),
            titles: titles.make(),
            departments: departments.make(),
            company_names: companies.make(),
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

    pub(super) fn attribution<'s>(&'s self, place: usize, source: Source<'s>) -> LentAttribution<'s> {
        match source {
            Source::Contact(contact) => self.attribution_of_contact(place, contact),
            Source::User(user) => LentAttribution {
                id: Place(place),
                source_id: self.id_of(Identified::User(&user.smtp_address)),
                display_name: Word(DIRECTORY),
                is_writable: Some(Own(false)),
                is_quick_contact: Some(Own(false)),
                is_hidden: Some(Own(false)),
                folder_id: None,
            },
        }
    }

    fn attribution_of_contact<'s>(&'s self, place: usize, contact: Contact<'s>) -> LentAttribution<'s> {
        let is_quick_contact = contact.is_im_contact();
        let in_outlook = self.preview || !is_quick_contact;
        LentAttribution {
            id: Place(place),
            source_id: self.id_of(Identified::Contact(contact)),
            display_name: Word(if in_outlook { "Outlook" } else { "Lync Contacts" }),
            is_writable: Some(Own(in_outlook)),
            is_quick_contact: Some(Own(is_quick_contact)),
            is_hidden: Some(Own(false)),
            folder_id: in_outlook.then(|| {
                Own(FolderId {
                    id: self.mailbox.folder_id_of(contact.folder()),
                    change_key: Some(FOLDER_CHANGE_KEY.to_owned()),
                })
            }),
        }
    }

    const fn id_of<'s>(&'s self, who: Identified<'s>) -> LentItemId<'s> {
        LentItemId { mailbox: self.mailbox, of: who }
    }

    fn persona_properties(&self, sources: &[Source<'_>]) -> Option<ArrayOfExtendedPropertyAttributedValue> {
        let found = self.properties.iter().flat_map(|asked| {
            let value_of = |source: Source<'_>| source.contact()?.extended_property(&asked.path);
            let values = values_of(sources, |it| Some(Own(extended_property(asked, value_of(it)?))));
            values.make_each().collect::<Vec<_>>()
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

/// The values of each source, none, one or several.
fn values_of<'s, T: PartialEq, I: IntoIterator<Item = T>>(
    sources: &'s [Source<'s>],
    values: impl Fn(Source<'s>) -> I,
) -> Attributed<T> {
    let of_source =
        |(place, source): (usize, &Source<'s>)| values(*source).into_iter().map(move |it| (place, it));
    sources.iter().enumerate().flat_map(of_source).collect()
}

/// The same as phone numbers of a kind.
fn numbers<'s>(
    sources: &'s [Source<'s>],
    number: impl Fn(Source<'s>) -> Option<&'s str>,
    kind: &'static str,
) -> Attributed<LentPhoneNumber<'s>> {
    values_of(sources, number).map(|number| LentPhoneNumber { number, kind: Word(kind) })
}
