//! The class of an item, which has to fit its element.

use ews_sim::ResponseCode::ErrorObjectTypeChanged;
use ews_sim::ServerProfile;

use super::item_of;
use crate::client::{Client, create_item, distinguished};

/// Elements, the folders where they belong, and their classes.
const CLASSES: &[(&str, &str, &str)] = &[
    ("Contact", "contacts", "IPM.Contact"),
    ("CalendarItem", "calendar", "IPM.Appointment"),
    ("PostItem", "inbox", "IPM.Post"),
    ("Task", "tasks", "IPM.Task"),
    ("DistributionList", "contacts", "IPM.DistList"),
];

#[test]
fn an_item_has_the_class_of_its_element() {
    requirements!(CORE: 72, 2018, 2019, 2020, 2021, 2022);
    let mut client = Client::new();
    for (kind, folder, class) in CLASSES {
        let folder = distinguished(folder);
        for given in ["".to_owned(), format!("<t:ItemClass>{class}</t:ItemClass>")] {
            let id = client.create_item(Some(&folder), &item_of(kind, &given));
            let item = client.item(&id);
            assert_eq!((item.name, item.value("ItemClass")), (*kind, *class));
        }
    }
}

#[test]
fn a_class_that_does_not_fit_the_element_is_refused() {
    requirements!(CORE: 2023; CDATA: 619);
    let mut client = Client::new();
    for (kind, folder, own) in CLASSES {
        let others = CLASSES.iter().map(|(_, _, class)| *class).filter(|class| class != own);
        for class in others.chain(["IPM.WrongMessage", "IPM.Note"]) {
            let class = format!("<t:ItemClass>{class}</t:ItemClass>");
            let body = create_item(Some(&distinguished(folder)), &item_of(kind, &class));
            client.refuse(&body, ErrorObjectTypeChanged);
        }
    }
    let item = "<t:Item><t:ItemClass>IPM.Appointment</t:ItemClass></t:Item>";
    client.refuse(&create_item(None, item), ErrorObjectTypeChanged);
}

#[test]
fn an_item_without_an_element_of_its_own_is_a_message_from_2013_on() {
    requirements!(CDATA: 102000000);
    for (profile, version) in
        [(ServerProfile::Exchange2013Sp1, "Exchange2013_SP1"), (ServerProfile::Exchange2019, "Exchange2016")]
    {
        let mut client = Client::of(profile, version);
        let id = client.create_item(Some(&distinguished("drafts")), "<t:Item/>");
        assert_eq!(client.item(&id).name, "Message");
    }
}
