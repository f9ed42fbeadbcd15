//! Properties that the server alone sets.

use ews_sim::ResponseCode::ErrorInvalidPropertySet;
use ews_sim::ServerProfile;

use super::{KINDS, item_of};
use crate::client::{Client, create_item, distinguished, field, set_field, update_item};

/// Properties that can be set by no request, and an element that tries.
const READ_ONLY: &[(&str, &str)] = &[
    ("ItemId", "<t:ItemId Id=\"AAA=\"/>"),
    ("ParentFolderId", "<t:ParentFolderId Id=\"AAA=\"/>"),
    ("DateTimeReceived", "<t:DateTimeReceived>2020-01-01T00:00:00Z</t:DateTimeReceived>"),
    ("Size", "<t:Size>1</t:Size>"),
    ("DateTimeSent", "<t:DateTimeSent>2020-01-01T00:00:00Z</t:DateTimeSent>"),
    ("DateTimeCreated", "<t:DateTimeCreated>2020-01-01T00:00:00Z</t:DateTimeCreated>"),
    ("DisplayTo", "<t:DisplayTo>Somebody</t:DisplayTo>"),
    (
        "EffectiveRights",
        "<t:EffectiveRights><t:CreateAssociated>true</t:CreateAssociated><t:CreateContents>true\
         </t:CreateContents><t:CreateHierarchy>true</t:CreateHierarchy><t:Delete>true</t:Delete>\
         <t:Modify>true</t:Modify><t:Read>true</t:Read></t:EffectiveRights>",
    ),
    ("LastModifiedName", "<t:LastModifiedName>Somebody</t:LastModifiedName>"),
    ("WebClientReadFormQueryString", "<t:WebClientReadFormQueryString>x</t:WebClientReadFormQueryString>"),
    ("InstanceKey", "<t:InstanceKey>AQIDBA==</t:InstanceKey>"),
    ("NormalizedBody", "<t:NormalizedBody BodyType=\"Text\">x</t:NormalizedBody>"),
    ("Preview", "<t:Preview>x</t:Preview>"),
    (
        "RightsManagementLicenseData",
        "<t:RightsManagementLicenseData><t:RightsManagedMessageDecryptionStatus>0\
         </t:RightsManagedMessageDecryptionStatus></t:RightsManagementLicenseData>",
    ),
    ("TextBody", "<t:TextBody BodyType=\"Text\">x</t:TextBody>"),
    ("IconIndex", "<t:IconIndex>Default</t:IconIndex>"),
];

#[test]
fn what_the_server_says_of_an_item_cannot_be_created() {
    requirements!(
        CORE: 2014, 2347, 2016, 2348, 2025, 2349, 2027, 2272, 2031, 2273, 2033, 2274, 2035, 2275, 2037, 2276,
        2039, 2277, 2043, 2046, 2350, 2048, 2351, 2050, 2352, 2052, 2353, 2060, 2356, 2062, 2358, 2355
    );
    let of_creation = [("BlockStatus", "<t:BlockStatus>true</t:BlockStatus>")];
    for (name, element) in READ_ONLY.iter().chain(&of_creation) {
        for (kind, folder) in KINDS {
            let mut client = Client::new();
            let folder = distinguished(folder);
            let answer = client.send(&create_item(Some(&folder), &item_of(kind, element)));
            assert_eq!(answer.codes, [ErrorInvalidPropertySet], "{name} of {kind}");
            assert_eq!(client.items_in(&folder), [], "{name} of {kind}");
        }
    }
}

#[test]
fn what_the_server_says_of_an_item_cannot_be_updated() {
    requirements!(
        CORE: 2014, 2347, 2016, 2348, 2025, 2349, 2027, 2272, 2031, 2273, 2033, 2274, 2035, 2275, 2037, 2276,
        2039, 2277, 2043, 2046, 2350, 2048, 2351, 2050, 2352, 2052, 2353, 2060, 2356, 2062, 2358
    );
    for (kind, folder) in KINDS {
        let mut client = Client::new();
        let folder = distinguished(folder);
        let id = client.create_item(Some(&folder), &item_of(kind, ""));
        let before = client.item(&id);
        for (name, element) in READ_ONLY {
            let value = format!("<t:{kind}>{element}</t:{kind}>");
            let update = set_field("Item", &format!("item:{name}"), &value);
            let answer = client.send(&update_item(&id.item(), &update));
            assert_eq!(answer.codes, [ErrorInvalidPropertySet], "{name} of {kind}");
        }
        assert_eq!(client.item(&id), before, "{kind}");
    }
}

#[test]
fn the_server_returns_what_it_says_of_an_item() {
    requirements!(
        CORE: 2015, 2026, 2028, 2032, 2034, 2036, 2038, 2040, 2047, 2051, 2059, 2061, 2063, 2338, 2288, 1357,
        1622, 1358, 1623, 1354, 1348, 1731, 1346, 1350, 1502
    );
    let mut client = Client::new();
    let body = "<t:Body BodyType=\"Text\">Text</t:Body>";
    let id = client.create_item(None, &item_of("Message", body));
    let all = client.item(&id);
    let names = [
        "ItemId",
        "DateTimeReceived",
        "Size",
        "DateTimeSent",
        "DateTimeCreated",
        "DisplayTo",
        "EffectiveRights",
        "LastModifiedName",
        "WebClientReadFormQueryString",
        "ConversationId",
        "InstanceKey",
        "Flag",
        "EntityExtractionResult",
    ];
    for name in names {
        assert!(all.has(name), "{name} is not in {all}");
    }
    let asked = ["Preview", "BlockStatus", "HasBlockedImages", "TextBody", "IconIndex"];
    let paths = asked.map(|name| field(&format!("item:{name}"))).concat();
    let item = client.item_with(&id, &paths);
    let found = asked.map(|name| item.child(name).text.as_str());
    assert_eq!(found, ["Text", "false", "false", "Text", "Default"]);
}

#[test]
fn the_entry_id_of_the_store_is_refused_by_2010_and_ignored_later() {
    requirements!(CORE: 20451, 20452, 204511, 204512, 204521, 204522);
    let element = "<t:StoreEntryId>AQIDBA==</t:StoreEntryId>";
    let value = format!("<t:Message>{element}</t:Message>");
    let update = set_field("Item", "item:StoreEntryId", &value);
    let create = create_item(None, &item_of("Message", element));

    let mut older = Client::of(ServerProfile::Exchange2010Sp2, "Exchange2010_SP2");
    older.refuse(&create, ErrorInvalidPropertySet);
    let id = older.create_item(None, &item_of("Message", ""));
    older.refuse(&update_item(&id.item(), &update), ErrorInvalidPropertySet);

    let mut newer = Client::new();
    let id = newer.succeed(&create).object().id();
    let id = newer.update_item(&id, &update);
    let item = newer.item_with(&id, &field("item:StoreEntryId"));
    assert_ne!(item.value("StoreEntryId"), "AQIDBA==");
}
