//! `GetImItemList`: the whole IM list: every group, and a persona for every person with an IM contact.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorInvalidExtendedProperty` | the attributes of a property asked for do not go together |
//! | `ErrorNoPropertyTagForCustomProperties` | a property tag of the custom range is asked for |
//! | `ErrorUnsupportedMapiPropertyType` | a property of a type without text form is asked for |
//!
//! Groups come in the order Other Contacts, Tagged, Favorites, then by creation; personas by display name.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getimitemlist-operation>

use super::render::im_item_list;
use crate::operation::people::extended_property_paths;
use crate::operation::{Context, Operation};
use crate::schema::{ImItemList, NonEmptyArrayOfExtendedFieldUris, ResponseMessage};
use crate::wire::ExchangeVersion;
use crate::{Result, message};

message! {
    /// Asks for the IM list.
    #[derive(Default)]
    pub struct GetImItemList: messages "GetImItemListType" {
        elements {
            /// Properties to show beside the usual ones, where a group or contact has them.
            extended_properties: Opt<NonEmptyArrayOfExtendedFieldUris>,
        }
    }
}

message! {
    /// The IM list.
    pub struct GetImItemListResponse: messages "GetImItemListResponseMessageType" extends ResponseMessage {
        elements {
            /// Groups and personas.
            im_item_list: Opt<ImItemList>,
        }
    }
}

impl Operation for GetImItemList {
    const NAME: &'static str = "GetImItemList";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Result<GetImItemListResponse>;

    fn execute(self, context: &mut Context<'_>) -> Self::Answer {
        let properties = extended_property_paths(self.extended_properties.as_ref())?;
        let mailbox = context.shared_mailbox()?;
        let groups: Vec<_> = mailbox.im_groups().map(|group| group.key()).collect();
        let persons = mailbox.persons_with_im_contacts().map(|person| person.key()).collect();
        let im_item_list = im_item_list(mailbox, properties, &groups, persons);
        Ok(GetImItemListResponse { im_item_list: Some(im_item_list) })
    }
}
