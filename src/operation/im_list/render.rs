//! How groups and persons look in answers about the IM list.

use std::sync::Arc;

use crate::mailbox::{
    self, CONTACT_CHANGE_KEY, Contact, ContactKey, IM_GROUP_CHANGE_KEY, ImGroupKey, ImGroupKind, Mailbox,
    PersonKey,
};
use crate::operation::people::{AskedProperty, PersonaRenderer, extended_property};
use crate::schema::*;
use crate::wire::{Element, Lender, OnDemand, Writer};

/// The group as the operations that make one answer it: without members and properties.
pub(super) fn group_without_members(mailbox: &Mailbox, key: ImGroupKey) -> Option<ImGroup> {
    let renderer = Renderer::new(mailbox, &[]);
    let group = mailbox.im_group(key).map(|group| renderer.group(group));
    group.map(|group| ImGroup { member_correlation_key: None, ..group })
}

/// The persona of the person a contact stands for.
pub(super) fn persona_of(mailbox: &Mailbox, contact: ContactKey) -> Option<Persona> {
    let person = mailbox.contact(contact).and_then(|contact| mailbox.person(contact.person()))?;
    Some(PersonaRenderer::new(mailbox, &[]).persona(person))
}

/// The persons of a mailbox, whose personas are written straight from it.
struct Persons {
    mailbox: Arc<Mailbox>,
    properties: Vec<AskedProperty>,
    persons: Vec<PersonKey>,
}

impl Lender<Persona> for Persons {
    fn write(&self, writer: &mut Writer, element: &Element) {
        let renderer = PersonaRenderer::new(&self.mailbox, &self.properties);
        writer.each(&self.persons, |writer, key| {
            if let Some(person) = self.mailbox.person(*key) {
                renderer.write(person, writer, element);
            }
        });
    }

    fn values(&self) -> Vec<Persona> {
        let renderer = PersonaRenderer::new(&self.mailbox, &self.properties);
        let persons = self.persons.iter().filter_map(|key| self.mailbox.person(*key));
        persons.map(|person| renderer.persona(person)).collect()
    }
}

/// Groups, then personas, with the extended properties asked for; what there is none of has no element.
pub(super) fn im_item_list(
    mailbox: Arc<Mailbox>,
    properties: Vec<AskedProperty>,
    groups: &[ImGroupKey],
    persons: Vec<PersonKey>,
) -> ImItemList {
    let renderer = Renderer::new(&mailbox, &properties);
    let groups = groups.iter().filter_map(|key| mailbox.im_group(*key));
    let im_groups: Vec<_> = groups.map(|group| renderer.group(group)).collect();
    let has_personas = !persons.is_empty();
    let persons = Persons { mailbox, properties, persons };
    ImItemList {
        groups: (!im_groups.is_empty()).then_some(ArrayOfImGroup { im_groups }),
        personas: has_personas.then(|| ArrayOfPeople { personas: OnDemand::from_lender(persons) }),
    }
}

/// Shows groups of a mailbox, with the extended properties asked for.
struct Renderer<'m> {
    mailbox: &'m Mailbox,
    properties: &'m [AskedProperty],
}

impl<'m> Renderer<'m> {
    const fn new(mailbox: &'m Mailbox, properties: &'m [AskedProperty]) -> Self {
        Self { mailbox, properties }
    }

    fn group(&self, group: mailbox::ImGroup<'_>) -> ImGroup {
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
}
