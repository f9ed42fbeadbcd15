//! When things happened to an item, and how exactly that is told.

use std::time::Duration;

use ews_sim::ServerProfile;

use super::{KINDS, item_of};
use crate::client::{Client, distinguished, get_item, message, set_field};
use crate::tree::Tree;

#[test]
fn an_item_says_when_it_was_created_sent_received_and_modified() {
    requirements!(CORE: 78, 89, 90, 105, 104);
    for (kind, folder) in KINDS {
        let mut client = Client::new();
        let now = client.simulator.now().to_string();
        let second = |time: &str| time.chars().take("2020-01-01T00:00:00".len()).collect::<String>();
        let id = client.create_item(Some(&distinguished(folder)), &item_of(kind, ""));
        let created = client.item(&id);
        for name in ["DateTimeCreated", "DateTimeSent", "DateTimeReceived", "LastModifiedTime"] {
            assert_eq!(second(created.value(name)), second(&now), "{name} of {kind}");
        }
        assert!(!created.child("LastModifiedName").text.is_empty());
        client.simulator.advance(Duration::from_secs(3600));
        let later = client.simulator.now().to_string();
        let value = format!("<t:{kind}><t:Importance>Low</t:Importance></t:{kind}>");
        let id = client.update_item(&id, &set_field("Item", "item:Importance", &value));
        let updated = client.item(&id);
        assert_eq!(second(updated.value("DateTimeCreated")), second(&now), "{kind}");
        assert_eq!(second(updated.value("LastModifiedTime")), second(&later), "{kind}");
    }
}

#[test]
fn times_are_as_exact_as_was_asked_for() {
    requirements!(CORE: 1162, 1670, 1671, 1256; CDATA: 1816, 132502);
    for (profile, version) in [
        (ServerProfile::Exchange2010Sp2, "Exchange2010_SP2"),
        (ServerProfile::Exchange2013Sp1, "Exchange2013_SP1"),
        (ServerProfile::Exchange2019, "Exchange2016"),
    ] {
        let mut client = Client::of(profile, version);
        client.simulator.advance(Duration::from_millis(1_250));
        let id = client.create_item(None, &message("Timed", ""));
        let mut times = |precision: &str| {
            let header = format!("<t:DateTimePrecision>{precision}</t:DateTimePrecision>");
            let body = get_item(&id.item(), "AllProperties", "", "");
            let item = client.send_with_header(&header, &body).object().clone();
            ["DateTimeCreated", "LastModifiedTime"].map(|name| fraction(&item, name))
        };
        assert_eq!(times("Seconds"), [""; 2]);
        assert_eq!(times("Milliseconds"), ["25"; 2]);
    }
}

/// The fraction of a second in a time.
fn fraction(item: &Tree, name: &str) -> String {
    let time = item.child(name).text.trim_end_matches('Z').to_owned();
    time.split_once('.').map_or_else(String::new, |(_, fraction)| fraction.to_owned())
}
