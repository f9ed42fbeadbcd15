//! How groups and persons look in answers about the IM list.

use crate::mailbox::{
    self, CONTACT_CHANGE_KEY, Contact, ContactKey, IM_GROUP_CHANGE_KEY, ImGroupKey, ImGroupKind, Mailbox,
    Person,
};
use crate::operation::people::{AskedProperty, PersonaRenderer, extended_property};
use crate::schema::*;

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

/// Shows what is in a mailbox, with the extended properties asked for.
pub(super) struct Renderer<'m> {
    mailbox: &'m Mailbox,
    properties: &'m [AskedProperty],
    personas: PersonaRenderer<'m>,
}

impl<'m> Renderer<'m> {
    pub(super) fn new(mailbox: &'m Mailbox, properties: &'m [AskedProperty]) -> Self {
        Self { mailbox, properties, personas: PersonaRenderer::new(mailbox, properties) }
    }

    /// Groups, then personas; what there is none of has no element.
    pub(super) fn list<'a>(
        &self,
        groups: impl Iterator<Item = mailbox::ImGroup<'a>>,
        persons: impl Iterator<Item = &'a Person>,
    ) -> ImItemList {
        let im_groups: Vec<_> = groups.map(|group| self.group(group)).collect();
        let personas: Vec<_> = persons.map(|person| self.personas.persona(person)).collect();
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
}
