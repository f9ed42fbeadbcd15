//! What the tests of people set up.

use ews_sim::{DistributionGroup, ServerProfile, Simulator, User};

use crate::client::{Client, create_item};
use crate::support::{ADA, BOB};
use crate::tree::{Answer, Id};

/// A user who has no mailbox.
pub(crate) const EVE: &str = "eve@example.test";

/// A directory with people and lists, before a simulator is built.
pub(crate) fn with_directory(client: Client) -> Client {
    let mut client = client;
    let directory = client.simulator.directory_mut();
    directory.add_user(
        User::new("john@example.test", "John Adams")
            .with_given_name("John")
            .with_surname("Adams")
            .with_office_location("Room 7")
            .with_business_phone("+1 555 1")
            .with_proxy_address("second@example.test")
            .with_proxy_address("sip:jad@example.test"),
    );
    directory.add_user(User::new("jane@example.test", "Jane Roe"));
    directory.add_user(User::new(EVE, "Eve"));
    directory.add_distribution_group(
        DistributionGroup::new("team@example.test")
            .with_display_name("The Team")
            .with_member("john@example.test")
            .with_member("nested@example.test")
            .with_member("outside@elsewhere.test"),
    );
    directory.add_distribution_group(
        DistributionGroup::new("nested@example.test")
            .with_display_name("Twins")
            .with_member("nested@example.test"),
    );
    directory.add_distribution_group(DistributionGroup::new("empty@example.test").with_display_name("Twins"));
    client
}

/// A client of the newest server with that directory.
pub(crate) fn client() -> Client {
    with_directory(Client::new())
}

/// A client of a server of that directory.
pub(crate) fn client_of(profile: ServerProfile, version: &'static str) -> Client {
    with_directory(Client::of(profile, version))
}

/// The same client with a server that takes nothing that the schema forbids.
pub(crate) fn strict_client() -> Client {
    let mut client = Client::new();
    client.simulator = Simulator::builder().strict_schema(true).mailbox(ADA).mailbox(BOB).build();
    with_directory(client)
}

/// A contact with a name and e-mail addresses.
pub(crate) fn contact(name: &str, addresses: &[&str]) -> String {
    let (given, surname) = name.split_once(' ').unwrap_or((name, ""));
    let entries = addresses.iter().zip(1..);
    let entries = entries
        .map(|(address, at)| format!("<t:Entry Key=\"EmailAddress{at}\">{address}</t:Entry>"))
        .collect::<String>();
    let entries = match addresses {
        [] => String::new(),
        _ => format!("<t:EmailAddresses>{entries}</t:EmailAddresses>"),
    };
    format!(
        "<t:Contact><t:DisplayName>{name}</t:DisplayName><t:GivenName>{given}</t:GivenName>{entries}\
         <t:Surname>{surname}</t:Surname></t:Contact>"
    )
}

/// Adds a contact to Ada's default folder.
#[track_caller]
pub(crate) fn add_contact(client: &mut Client, name: &str, addresses: &[&str]) -> Id {
    client.succeed(&create_item(None, &contact(name, addresses))).object().id()
}

/// Adds a list of Ada's.
#[track_caller]
pub(crate) fn add_list(client: &mut Client, name: &str, members: &[String]) -> Id {
    let members =
        members.iter().map(|member| format!("<t:Member><t:Mailbox>{member}</t:Mailbox></t:Member>"));
    let members: String = members.collect();
    let list = format!(
        "<t:DistributionList><t:DisplayName>{name}</t:DisplayName><t:Members>{members}</t:Members>\
         </t:DistributionList>"
    );
    client.succeed(&create_item(None, &list)).object().id()
}

/// FindPeople with elements before and after its first page.
pub(crate) fn find_people(before: &str, after: &str) -> String {
    format!(
        "<m:FindPeople>{before}<m:IndexedPageItemView BasePoint=\"Beginning\" MaxEntriesReturned=\"100\" \
         Offset=\"0\"/>{after}</m:FindPeople>"
    )
}

/// Where to look.
pub(crate) fn parent(name: &str) -> String {
    format!("<m:ParentFolderId><t:DistinguishedFolderId Id=\"{name}\"/></m:ParentFolderId>")
}

/// What to look for.
pub(crate) fn query(text: &str) -> String {
    format!("<m:QueryString>{text}</m:QueryString>")
}

/// The display names of the personas, in order.
pub(crate) fn names(answer: &Answer) -> Vec<&str> {
    answer.one("People").children.iter().map(|persona| persona.value("DisplayName")).collect()
}

/// GetPersona by id.
pub(crate) fn get_persona(id: &str) -> String {
    format!("<m:GetPersona><m:PersonaId Id=\"{id}\"/></m:GetPersona>")
}

/// The id of the only persona with a name that a search of everything finds.
#[track_caller]
pub(crate) fn persona_id(client: &mut Client, name: &str) -> String {
    let found = client.succeed(&find_people("", &query(&format!("\"{name}\""))));
    let ids = found.all("PersonaId");
    assert_eq!(ids.len(), 1, "{}", *found);
    ids[0].attribute("Id").to_owned()
}
