//! MoveItem and CopyItem: ids of what is new.

use ews_sim::ResponseCode::ErrorItemNotFound;
use ews_sim::ServerProfile;

use crate::client::{Client, distinguished, get_item, transfer_item};

#[test]
fn new_ids_are_returned_whether_asked_for_or_not() {
    requirements!(CORE: 47, 1230);
    for (profile, version) in
        [(ServerProfile::Exchange2010Sp2, "Exchange2010_SP2"), (ServerProfile::Exchange2019, "Exchange2016")]
    {
        for operation in ["MoveItem", "CopyItem"] {
            for wish in ["", "<m:ReturnNewItemIds>true</m:ReturnNewItemIds>"] {
                let mut client = Client::of(profile, version);
                let id = client.create_message(&distinguished("drafts"), "Transferred");
                let body = transfer_item(operation, &id.item(), &distinguished("inbox"));
                let body = body.replace("</m:ItemIds>", &format!("</m:ItemIds>{wish}"));
                let new = client.succeed(&body).object().id();
                assert_ne!(new.id, id.id);
                assert_eq!(client.item(&new).value("Subject"), "Transferred");
                let old = get_item(&id.item(), "IdOnly", "", "");
                if operation == "MoveItem" {
                    client.refuse(&old, ErrorItemNotFound);
                } else {
                    assert_eq!(client.succeed(&old).object().id(), id);
                }
            }
        }
    }
}
