//! The flag of an item.

use ews_sim::ResponseCode::ErrorInvalidArgument;
use ews_sim::ServerProfile;

use super::{KINDS, item_of};
use crate::client::{Client, create_item, distinguished, field, set_field, update_item};

const START: &str = "<t:StartDate>2030-05-01T00:00:00Z</t:StartDate>";
const DUE: &str = "<t:DueDate>2030-05-09T00:00:00Z</t:DueDate>";
const COMPLETE: &str = "<t:CompleteDate>2019-05-07T00:00:00Z</t:CompleteDate>";

fn flag(status: &str, dates: &str) -> String {
    format!("<t:Flag><t:FlagStatus>{status}</t:FlagStatus>{dates}</t:Flag>")
}

#[test]
fn a_flag_has_a_status_and_dates() {
    requirements!(CORE: 1042, 1043, 1044, 1045);
    for version in ["Exchange2013", "Exchange2016"] {
        let mut client = Client::of(ServerProfile::Exchange2019, version);
        let dates = START.to_owned() + DUE;
        let id = client.create_item(None, &item_of("Message", &flag("Flagged", &dates)));
        let read = client.item(&id).child("Flag").clone();
        let found = (read.value("FlagStatus"), read.value("StartDate"), read.value("DueDate"));
        assert_eq!(found, ("Flagged", "2030-05-01T00:00:00Z", "2030-05-09T00:00:00Z"));
        let id = client.create_item(None, &item_of("Message", &flag("Complete", COMPLETE)));
        let read = client.item(&id).child("Flag").clone();
        let found = (read.value("FlagStatus"), read.value("CompleteDate"));
        assert_eq!(found, ("Complete", "2019-05-07T00:00:00Z"));
        let id = client.create_item(None, &item_of("Message", &flag("NotFlagged", "")));
        assert_eq!(client.item(&id).child("Flag").value("FlagStatus"), "NotFlagged");
    }
}

#[test]
fn dates_that_do_not_fit_the_status_are_refused() {
    requirements!(CORE: 2002, 2005, 2008, 2010);
    let all = [START, DUE, COMPLETE];
    let unfit: [(&str, &[&str]); 3] = [("Flagged", &all), ("NotFlagged", &all), ("Complete", &[START, DUE])];
    for (kind, folder) in KINDS {
        let mut client = Client::new();
        let folder = distinguished(folder);
        let id = client.create_item(Some(&folder), &item_of(kind, ""));
        for (status, date) in
            unfit.iter().flat_map(|(status, dates)| dates.iter().map(move |it| (status, it)))
        {
            let flag = flag(status, date);
            client.refuse(&create_item(Some(&folder), &item_of(kind, &flag)), ErrorInvalidArgument);
            let value = format!("<t:{kind}>{flag}</t:{kind}>");
            let update = set_field("Item", "item:Flag", &value);
            client.refuse(&update_item(&id.item(), &update), ErrorInvalidArgument);
        }
        let read = client.item_with(&id, &field("item:Flag"));
        assert_eq!(read.value("FlagStatus"), "NotFlagged", "{kind}");
    }
}
