//! What a caller may do with an item.

use ews_sim::ServerProfile;

use super::{KINDS, item_of};
use crate::client::{Client, distinguished};

#[test]
fn an_owner_may_do_with_an_item_what_can_be_done_with_items() {
    requirements!(
        CORE: 103;
        CDATA: 1130, 21131, 1132, 21133, 1133, 21135, 1134, 21136, 1135, 21138, 1136, 21140, 21142
    );
    let expected = [
        ("CreateAssociated", "false"),
        ("CreateContents", "false"),
        ("CreateHierarchy", "false"),
        ("Delete", "true"),
        ("Modify", "true"),
        ("Read", "true"),
        ("ViewPrivateItems", "true"),
    ];
    for (profile, version, count) in [
        (ServerProfile::Exchange2010Sp2, "Exchange2010_SP2", 6),
        (ServerProfile::Exchange2013Sp1, "Exchange2013_SP1", 7),
        (ServerProfile::Exchange2019, "Exchange2016", 7),
    ] {
        for (kind, folder) in KINDS {
            let mut client = Client::of(profile, version);
            let id = client.create_item(Some(&distinguished(folder)), &item_of(kind, ""));
            let item = client.item(&id);
            let rights = &item.child("EffectiveRights").children;
            let found: Vec<_> = rights.iter().map(|right| (right.name, right.text.as_str())).collect();
            assert_eq!(found, expected[..count], "{kind}");
        }
    }
}
