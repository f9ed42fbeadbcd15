//! `GetPersona`, and which contacts are one person.

use ews_sim::{ResponseCode, ServerProfile};

use crate::client::{Client, field, update_item};
use crate::scene::{add_contact, client, client_of, find_people, get_persona, parent, persona_id, query};
use crate::tree::Tree;

fn by_address(address: &str) -> String {
    format!(
        "<m:GetPersona><m:EmailAddress><t:EmailAddress>{address}</t:EmailAddress></m:EmailAddress>\
         </m:GetPersona>"
    )
}

#[test]
fn fp_312_an_id_of_bad_form_is_malformed() {
    let mut client = client();
    let contact = add_contact(&mut client, "Ann Lee", &["ann@example.test"]);
    for id in ["AAAA==", &contact.id] {
        let answer = client.refuse(&get_persona(id), ResponseCode::ErrorInvalidIdMalformed);
        assert_eq!(answer.names(), ["MessageText", "ResponseCode", "DescriptiveLinkKey"]);
        assert_eq!(answer.name, "GetPersonaResponseMessage");
        assert_eq!(answer.value("MessageText"), "Id is malformed.");
        assert_eq!(answer.value("DescriptiveLinkKey"), "0");
    }
}

#[test]
fn fp_313_an_id_of_nobody_is_not_found() {
    let mut client = client();
    let contact = add_contact(&mut client, "Ann Lee", &["ann@example.test"]);
    let id = persona_id(&mut client, "Ann Lee");
    client.delete_item(&contact, "HardDelete");
    client.refuse(&get_persona(&id), ResponseCode::ErrorItemNotFound);
    client.refuse(&by_address("nobody@example.test"), ResponseCode::ErrorItemNotFound);
}

#[test]
fn fp_314_an_address_needs_the_version_that_has_it() {
    let mut old = client_of(ServerProfile::Exchange2013Sp1, "Exchange2013");
    old.refuse(&by_address("john@example.test"), ResponseCode::ErrorIncorrectSchemaVersion);
    let mut new = client_of(ServerProfile::Exchange2013Sp1, "Exchange2013_SP1");
    let answer = new.succeed(&by_address("john@example.test"));
    assert_eq!(answer.value("GivenName"), "John");
    add_contact(&mut new, "My John", &["JOHN@example.test"]);
    assert_eq!(new.succeed(&by_address("john@example.test")).value("DisplayName"), "My John");
}

#[test]
fn fp_315_somebody_has_to_be_named() {
    let mut client = client();
    client.refuse("<m:GetPersona/>", ResponseCode::ErrorInvalidArgument);
    let nameless = "<m:GetPersona><m:EmailAddress><t:Name>x</t:Name></m:EmailAddress></m:GetPersona>";
    client.refuse(nameless, ResponseCode::ErrorInvalidArgument);
}

#[test]
fn fp_336_what_is_not_simulated_or_no_property_of_personas_is_refused() {
    let mut client = client();
    add_contact(&mut client, "Ann Lee", &["ann@example.test"]);
    let id = persona_id(&mut client, "Ann Lee");
    let with = |rest: &str| format!("<m:GetPersona><m:PersonaId Id=\"{id}\"/>{rest}</m:GetPersona>");
    for rest in [parent("contacts"), "<m:ItemLinkId>x</m:ItemLinkId>".into()] {
        client.refuse(&with(&rest), ResponseCode::ErrorInvalidRequest);
    }
    let paths = |path| format!("<m:AdditionalProperties>{}</m:AdditionalProperties>", field(path));
    client.refuse(&with(&paths("item:Subject")), ResponseCode::ErrorInvalidPropertyRequest);
    client.succeed(&with(&paths("persona:Surname")));
}

#[test]
fn fp_310_fp_311_fp_321_a_persona_found_can_be_had_again() {
    let mut client = client();
    add_contact(&mut client, "Ann Lee", &["ann@example.test"]);
    let shape = "<m:PersonaShape><t:BaseShape>AllProperties</t:BaseShape></m:PersonaShape>";
    let found = client.succeed(&find_people(shape, &parent("contacts")));
    let found = found.one("Persona");
    let answer = client.succeed(&get_persona(found.one("PersonaId").attribute("Id")));
    assert_eq!(answer.name, "GetPersonaResponseMessage");
    let persona = answer.one("Persona");
    for shown in &found.children {
        assert_eq!(persona.child(shown.name), shown);
    }
    assert_eq!(persona.value("RelevanceScore"), "2147483647");
    assert_eq!(persona.value("PersonaType"), "Person");
}

#[test]
fn fp_311_a_persona_of_the_directory_can_be_had_again() {
    let mut client = client();
    let id = persona_id(&mut client, "John Adams");
    let answer = client.succeed(&get_persona(&id));
    assert_eq!(answer.one("PersonaId").attribute("Id"), id);
    let attribution = answer.one("Attribution");
    assert_eq!((attribution.value("DisplayName"), attribution.value("IsWritable")), ("GAL", "false"));
    assert!(!attribution.has("FolderId"));
    assert_eq!(answer.one("BusinessPhoneNumbers").value("Number"), "+1 555 1");
    add_contact(&mut client, "My John", &["second@example.test"]);
    assert_eq!(client.succeed(&get_persona(&id)).value("DisplayName"), "My John", "they are one now");
}

#[test]
fn fp_316_every_value_names_its_sources() {
    let mut client = client();
    add_contact(&mut client, "Ann Lee", &["ann@example.test", "john@example.test"]);
    add_contact(&mut client, "Ann", &["ann@example.test"]);
    let id = persona_id(&mut client, "Ann Lee");
    let answer = client.succeed(&get_persona(&id));
    let values = |list: &str| -> Vec<(String, Vec<String>)> {
        let sources = |value: &Tree| -> Vec<String> {
            value.values("Attribution").into_iter().map(Into::into).collect()
        };
        let values = answer.one(list).children.iter();
        values.map(|value| (value.child("Value").text.clone(), sources(value))).collect()
    };
    let row = |text: &str, sources: &[&str]| -> (String, Vec<String>) {
        (text.into(), sources.iter().map(|source| (*source).into()).collect())
    };
    let names = [row("Ann Lee", &["0"]), row("Ann", &["1"]), row("John Adams", &["2"])];
    assert_eq!(values("DisplayNames"), names);
    assert_eq!(values("GivenNames"), [row("Ann", &["0", "1"]), row("John", &["2"])]);
    assert_eq!(values("Surnames"), [row("Lee", &["0"]), row("Adams", &["2"])]);
    assert_eq!(answer.one("Emails1").children.len(), 2);
}

#[test]
fn fp_317_fp_318_addresses_in_any_case_and_chains_of_them_link() {
    let mut client = client();
    add_contact(&mut client, "One", &["a@example.test"]);
    add_contact(&mut client, "Two", &["B@example.test"]);
    assert_ne!(persona_id(&mut client, "One"), persona_id(&mut client, "Two"));
    let one = persona_id(&mut client, "One");
    add_contact(&mut client, "Three", &["A@EXAMPLE.test", "b@example.test"]);
    let answer = client.succeed(&find_people("", &parent("contacts")));
    let ids: Vec<_> = answer.all("PersonaId").iter().map(|id| id.attribute("Id").to_owned()).collect();
    assert_eq!(ids, [one]);
}

#[test]
fn fp_319_the_older_contact_keeps_the_person_when_it_falls_apart() {
    let mut client = client();
    add_contact(&mut client, "One", &["a@example.test"]);
    let one = persona_id(&mut client, "One");
    let two = add_contact(&mut client, "Two", &["a@example.test"]);
    let updates = "<t:DeleteItemField><t:IndexedFieldURI FieldURI=\"contacts:EmailAddress\" \
                   FieldIndex=\"EmailAddress1\"/></t:DeleteItemField>";
    client.succeed(&update_item(&two.item(), updates));
    assert_eq!(persona_id(&mut client, "One"), one);
    assert_ne!(persona_id(&mut client, "Two"), one);
}

#[test]
fn fp_320_all_operations_agree_on_a_persona() {
    let mut client: Client = client();
    let added = client.succeed(
        "<m:AddNewImContactToGroup><m:ImAddress>sip:ann@example.test</m:ImAddress>\
         <m:DisplayName>Ann</m:DisplayName></m:AddNewImContactToGroup>",
    );
    let id = added.one("PersonaId").attribute("Id").to_owned();
    let contact = added.one("Attribution").one("SourceId").id();
    add_contact(&mut client, "Ann Lee", &["ann@example.test"]);
    let items = client
        .succeed(&format!("<m:GetImItems><m:ContactIds>{}</m:ContactIds></m:GetImItems>", contact.item()));
    assert_eq!(items.one("PersonaId").attribute("Id"), id);
    let found = client.succeed(&find_people("", &query("ann")));
    assert_eq!(found.one("PersonaId").attribute("Id"), id);
    let persona = client.succeed(&get_persona(&id));
    assert_eq!(persona.one("PersonaId").attribute("Id"), id);
    assert_eq!(persona.one("Attributions").children.len(), 2);
}
