//! `GetImItems`: the groups and the personas of the contacts that a request names.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorInvalidExtendedProperty` | the attributes of a property asked for do not go together |
//! | `ErrorNoPropertyTagForCustomProperties` | a property tag of the custom range is asked for |
//! | `ErrorUnsupportedMapiPropertyType` | a property of a type without text form is asked for |
//!
//! Ids are not validated: one that names nothing here is skipped, whatever is wrong with it, and change keys
//! are not looked at. Answers come in the order of the ids, each object once.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getimitems-operation>

use super::render::im_item_list;
use crate::mailbox::{ItemEntryId, Located, Mailbox};
use crate::operation::people::extended_property_paths;
use crate::operation::{Context, Operation};
use crate::schema::{
    BaseItemId, ImItemList, NonEmptyArrayOfBaseItemIds, NonEmptyArrayOfExtendedFieldUris, ResponseMessage,
};
use crate::wire::ExchangeVersion;
use crate::{Result, message};

message! {
    /// Asks for contacts and groups.
    #[derive(Default)]
    pub struct GetImItems: messages "GetImItemsType" {
        elements {
            /// The contacts.
            contact_ids: Opt<NonEmptyArrayOfBaseItemIds>,
            /// The groups.
            group_ids: Opt<NonEmptyArrayOfBaseItemIds>,
            /// Properties to show beside the usual ones, where a group or contact has them.
            extended_properties: Opt<NonEmptyArrayOfExtendedFieldUris>,
        }
    }
}

message! {
    /// What was found.
    pub struct GetImItemsResponse: messages "GetImItemsResponseMessageType" extends ResponseMessage {
        elements {
            /// Groups and personas.
            im_item_list: Opt<ImItemList>,
        }
    }
}

impl Operation for GetImItems {
    const NAME: &'static str = "GetImItems";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Result<GetImItemsResponse>;

    fn execute(self, context: &mut Context<'_>) -> Self::Answer {
        let properties = extended_property_paths(self.extended_properties.as_ref())?;
        let mailbox = context.shared_mailbox()?;
        let contacts = found(self.contact_ids.as_ref(), &mailbox, |item| mailbox.locate_im_contact(item));
        let groups = found(self.group_ids.as_ref(), &mailbox, |item| mailbox.locate_im_group(item));
        let persons = unique(contacts.iter().filter_map(|&key| mailbox.contact(key)).map(|it| it.person()));
        let im_item_list = im_item_list(mailbox, properties, &unique(groups.into_iter()), persons);
        Ok(GetImItemsResponse { im_item_list: Some(im_item_list) })
    }
}

/// What the ids name in this mailbox; whatever names nothing is left out.
fn found<T>(
    ids: Option<&NonEmptyArrayOfBaseItemIds>,
    mailbox: &Mailbox,
    locate: impl Fn(&ItemEntryId) -> Located<T>,
) -> Vec<T> {
    let ids = ids.into_iter().flat_map(|ids| &ids.item_ids);
    let items = ids.filter_map(|id| match id {
        BaseItemId::ItemId(id) => mailbox.item_with_id(&id.id),
        _ => None,
    });
    let found = items.filter_map(|item| match locate(&item) {
        Located::Found(key) => Some(key),
        Located::Missing | Located::WrongKind => None,
    });
    found.collect()
}

/// Each key once, where it came first.
fn unique<K: Copy + Ord>(keys: impl Iterator<Item = K>) -> Vec<K> {
    let mut keys: Vec<_> = keys.collect();
    // In the order in which they were made, as lists are, none comes again.
    if !keys.is_sorted_by(|left, right| left < right) {
        let mut seen = std::collections::BTreeSet::new();
        keys.retain(|&key| seen.insert(key));
    }
    keys
}
