//! What GetItem returns of an item.

use super::{KINDS, item_of};
use crate::client::{Client, distinguished, field, get_item};

#[test]
fn the_base_shape_says_which_properties_are_returned() {
    requirements!(CDATA: 59, 61, 62, 1185);
    for (kind, folder) in KINDS {
        let mut client = Client::new();
        let id = client.create_item(Some(&distinguished(folder)), &item_of(kind, ""));
        let mut names = |shape: &str| client.succeed(&get_item(&id.item(), shape, "", "")).object().names();
        assert_eq!(names("IdOnly"), ["ItemId"], "{kind}");
        let (default, all) = (names("Default"), names("AllProperties"));
        assert!(default.contains(&"HasAttachments") && default.len() >= 2, "{kind}: {default:?}");
        assert!(default.iter().all(|name| all.contains(name)), "{kind}: {default:?} {all:?}");
        for name in ["ItemClass", "ParentFolderId", "DateTimeCreated", "LastModifiedTime"] {
            assert!(all.contains(&name), "{name} of {kind}");
        }
    }
}

#[test]
fn additional_properties_are_added_to_the_base_shape() {
    requirements!(CDATA: 1197);
    for (kind, folder) in KINDS {
        let mut client = Client::new();
        let item = item_of(kind, "<t:Importance>High</t:Importance>");
        let id = client.create_item(Some(&distinguished(folder)), &item);
        let paths = field("item:Importance") + &field("item:ItemClass");
        assert_eq!(client.item_with(&id, &paths).names(), ["ItemId", "ItemClass", "Importance"], "{kind}");
    }
}
