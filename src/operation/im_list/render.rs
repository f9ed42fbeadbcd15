//! How groups and persons look in answers.
//!
//! Two shapes of persona exist: that of the released servers, and that of the 2012 preview whose documented
//! examples differ (policy `preview_2012_shape`).

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::Result;
use crate::mailbox::{
    self, CONTACT_CHANGE_KEY, Contact, ContactKey, ExtendedPropertyPath, FOLDER_CHANGE_KEY,
    IM_GROUP_CHANGE_KEY, ImGroupKey, ImGroupKind, Mailbox, Person,
};
use crate::property::extended_property_path;
use crate::schema::*;

/// The `RelevanceScore` of whoever has none: the greatest `xs:int`.
const NO_RELEVANCE_SCORE: i32 = i32::MAX;

/// Reads the properties a request asks for. One that is asked for twice is shown once, as it was spelled
/// first.
///
/// # Errors
///
/// `ErrorInvalidExtendedProperty`, `ErrorNoPropertyTagForCustomProperties`,
/// `ErrorUnsupportedMapiPropertyType`.
pub(super) fn extended_property_paths(
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
pub(super) struct AskedProperty {
    uri: ExtendedFieldUri,
    path: ExtendedPropertyPath,
}

/// The group as the operations that make one answer it: without members and properties.
pub(super) fn group_without_members(mailbox: &Mailbox, key: ImGroupKey) -> Option<ImGroup> {
    let renderer = Renderer::new(mailbox, &[]);
    let group = mailbox.im_group(key).map(|group| renderer.group(group));
    group.map(|group| ImGroup { member_correlation_key: None, ..group })
}

/// The persona of the person a contact stands for.
pub(super) fn persona_of(mailbox: &Mailbox, contact: ContactKey) -> Option<Persona> {
    let person = mailbox.contact(contact).and_then(|contact| mailbox.person(contact.person()))?;
    Some(Renderer::new(mailbox, &[]).persona(person))
}

/// Shows what is in a mailbox, with the extended properties asked for.
pub(super) struct Renderer<'m> {
    mailbox: &'m Mailbox,
    properties: &'m [AskedProperty],
    preview: bool,
}

impl<'m> Renderer<'m> {
    pub(super) fn new(mailbox: &'m Mailbox, properties: &'m [AskedProperty]) -> Self {
        Self { mailbox, properties, preview: mailbox.policies().preview_2012_shape }
    }

    /// Groups, then personas; what there is none of has no element.
    pub(super) fn list<'a>(
        &self,
        groups: impl Iterator<Item = mailbox::ImGroup<'a>>,
        persons: impl Iterator<Item = &'a Person>,
    ) -> ImItemList {
        let im_groups: Vec<_> = groups.map(|group| self.group(group)).collect();
        let personas: Vec<_> = persons.map(|person| self.persona(person)).collect();
        ImItemList {
            groups: (!im_groups.is_empty()).then_some(ArrayOfImGroup { im_groups }),
            personas: (!personas.is_empty()).then_some(ArrayOfPeople { personas }),
        }
    }

    pub(super) fn group(&self, group: mailbox::ImGroup<'_>) -> ImGroup {
        let item_ids: Vec<_> = self.mailbox.members(group.key()).map(|it| self.member(it)).collect();
        let smtp_address = match group.kind() {
            ImGroupKind::DistributionGroup { smtp_address } if self.mailbox.policies().emit_smtp_address => {
                Some(smtp_address.to_string())
            }
            _ => None,
        };
        ImGroup {
            display_name: group.display_name().into(),
            group_type: group.kind().item_class().into(),
            exchange_store_id: Some(ItemId {
                id: self.mailbox.item_id_of(group),
                change_key: Some(IM_GROUP_CHANGE_KEY.to_owned()),
            }),
            member_correlation_key: (!item_ids.is_empty()).then_some(NonEmptyArrayOfItemIds { item_ids }),
            extended_properties: self.group_properties(group),
            smtp_address,
        }
    }

    fn member(&self, contact: Contact<'_>) -> ItemId {
        ItemId { id: self.mailbox.item_id_of(contact), change_key: Some(CONTACT_CHANGE_KEY.to_owned()) }
    }

    fn group_properties(&self, group: mailbox::ImGroup<'_>) -> Option<NonEmptyArrayOfExtendedProperty> {
        let found = self.properties.iter().filter_map(|asked| {
            let value = group.extended_property(&asked.path)?;
            Some(extended_property(asked, value))
        });
        let extended_properties: Vec<_> = found.collect();
        (!extended_properties.is_empty()).then_some(NonEmptyArrayOfExtendedProperty { extended_properties })
    }

    /// A person as one persona: single values come from the contact shown first, lists from all.
    pub(super) fn persona(&self, person: &Person) -> Persona {
        let contacts: Vec<_> = self.mailbox.contacts_of(person).collect();
        let persona_id = ItemId { id: self.mailbox.persona_id(person.key()), change_key: None };
        let Some(&first) = contacts.first() else {
            return Persona { persona_id, ..Persona::default() };
        };
        let shown_name = first.tel_uri().map_or(first.display_name(), |tel| tel.telephone_number());
        let names = Values::of(&contacts, |it| Some(it.display_name()).filter(|name| !name.is_empty()));
        let im_addresses = Values::of(&contacts, Contact::im_address);
        let emails = Values::of(&contacts, |it| self.email_addresses(it));
        let numbers = Values::of(&contacts, |it| it.tel_uri().map(|tel| tel.telephone_number()));
        let name_of = |address: &str| {
            let owner = contacts.iter().find(|it| self.email_addresses(**it).any(|own| own == address));
            EmailAddress::smtp(owner.map_or("", |it| it.display_name()), address)
        };
        let emails_in_place = |place| {
            let values = Values::of(&contacts, |it| self.email_addresses(it).nth(place));
            let values = values.attributed(|address, attributions| EmailAddressAttributedValue {
                value: name_of(address),
                attributions,
            });
            values.map(|values| ArrayOfEmailAddressAttributedValues { values })
        };
        Persona {
            persona_type: Some("Person".to_owned()),
            creation_time: Some(whole_seconds(first.created())),
            display_name: Some(first.display_name().to_owned()),
            display_name_first_last: Some(shown_name.to_owned()),
            display_name_last_first: Some(shown_name.to_owned()),
            file_as: (!self.preview).then(String::new),
            file_as_id: Some("None".to_owned()),
            email_address: emails.first().map(name_of),
            email_addresses: emails
                .any()
                .then(|| ArrayOfEmailAddresses { addresses: emails.iter().map(name_of).collect() }),
            im_address: im_addresses.first().map(str::to_owned),
            relevance_score: Some(NO_RELEVANCE_SCORE),
            attributions: Some(ArrayOfPersonaAttributions {
                attributions: contacts.iter().enumerate().map(|(at, it)| self.attribution(at, *it)).collect(),
            }),
            display_names: names.texts(),
            file_as_ids: Values::of(&contacts, |_| Some("None")).texts(),
            other_telephones: numbers
                .attributed(telephone)
                .map(|values| ArrayOfPhoneNumberAttributedValues { values }),
            emails1: emails_in_place(0),
            emails2: emails_in_place(1),
            emails3: emails_in_place(2),
            im_addresses: im_addresses.texts(),
            extended_properties: self.persona_properties(&contacts),
            persona_id,
            ..Persona::default()
        }
    }

    /// The addresses a contact shows: its e-mail addresses; in the preview also the IM address of an IM
    /// contact that has none.
    fn email_addresses<'c>(&self, contact: Contact<'c>) -> impl Iterator<Item = &'c str> + use<'c> {
        let has_none = contact.email_addresses().next().is_none();
        let shows_im_address = self.preview && contact.is_im_contact() && has_none;
        contact.email_addresses().chain(contact.im_address().filter(|_| shows_im_address))
    }

    fn attribution(&self, place: usize, contact: Contact<'_>) -> PersonaAttribution {
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

    fn persona_properties(&self, contacts: &[Contact<'_>]) -> Option<ArrayOfExtendedPropertyAttributedValue> {
        let found = self.properties.iter().flat_map(|asked| {
            let values = Values::of(contacts, |it| it.extended_property(&asked.path));
            let attributed = values.into_attributed();
            attributed.map(|(value, attributions)| ExtendedPropertyAttributedValue {
                value: extended_property(asked, value),
                attributions,
            })
        });
        let values: Vec<_> = found.collect();
        (!values.is_empty()).then_some(ArrayOfExtendedPropertyAttributedValue { values })
    }
}

fn extended_property(asked: &AskedProperty, value: mailbox::ExtendedPropertyValue) -> ExtendedProperty {
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

fn telephone(number: &str, attributions: ArrayOfValueAttributions) -> PhoneNumberAttributedValue {
    let value = PersonaPhoneNumber { number: number.to_owned(), kind: "Other".to_owned() };
    PhoneNumberAttributedValue { value, attributions }
}

/// Times of creation have no fraction of a second.
fn whole_seconds(time: Timestamp) -> DateTime {
    let whole = Timestamp::from_second(time.as_second());
    DateTime(whole.expect("fewer digits of a time are in the range of times"))
}

/// The different values that contacts supply, each with the places of those contacts.
struct Values<T>(Vec<(T, Vec<String>)>);

impl<T: PartialEq> Values<T> {
    /// The values of each contact, none, one or several.
    fn of<'c, I: IntoIterator<Item = T>>(
        contacts: &[Contact<'c>],
        values_of: impl Fn(Contact<'c>) -> I,
    ) -> Self {
        let mut values: Vec<(T, Vec<String>)> = Vec::new();
        for (place, contact) in contacts.iter().enumerate() {
            for value in values_of(*contact) {
                match values.iter_mut().find(|(known, _)| *known == value) {
                    Some((_, attributions)) => attributions.push(place.to_string()),
                    None => values.push((value, vec![place.to_string()])),
                }
            }
        }
        Self(values)
    }

    fn into_attributed(self) -> impl Iterator<Item = (T, ArrayOfValueAttributions)> {
        self.0.into_iter().map(|(value, attributions)| (value, ArrayOfValueAttributions { attributions }))
    }
}

impl<'c> Values<&'c str> {
    fn any(&self) -> bool {
        !self.0.is_empty()
    }

    fn first(&self) -> Option<&'c str> {
        self.0.first().map(|(value, _)| *value)
    }

    fn iter(&self) -> impl Iterator<Item = &'c str> {
        self.0.iter().map(|(value, _)| *value)
    }

    /// One element a value; no list where there is no value.
    fn attributed<V>(&self, element: impl Fn(&str, ArrayOfValueAttributions) -> V) -> Option<Vec<V>> {
        let elements = self.0.iter().map(|(value, attributions)| {
            element(value, ArrayOfValueAttributions { attributions: attributions.clone() })
        });
        self.any().then(|| elements.collect())
    }

    fn texts(&self) -> Option<ArrayOfStringAttributedValues> {
        let text =
            |value: &str, attributions| StringAttributedValue { value: value.to_owned(), attributions };
        self.attributed(text).map(|values| ArrayOfStringAttributedValues { values })
    }
}
