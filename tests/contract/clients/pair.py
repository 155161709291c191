"""Sets up a pair of tenants, runs a job and takes it all down, with Microsoft's Graph SDK for Python.

Prints one line for each step that held. The arguments are the simulator's address and the sign-in of both tenants, as JSON.
"""

import asyncio
import datetime
import json
import sys

from azure.identity import ClientSecretCredential
from kiota_authentication_azure.azure_identity_authentication_provider import AzureIdentityAuthenticationProvider
from msgraph import GraphRequestAdapter, GraphServiceClient
from msgraph.generated.application_templates.item.instantiate.instantiate_post_request_body import InstantiatePostRequestBody
from msgraph.generated.models.app_role_assignment import AppRoleAssignment
from msgraph.generated.models.attribute_flow_type import AttributeFlowType
from msgraph.generated.models.cross_tenant_access_policy_configuration_partner import CrossTenantAccessPolicyConfigurationPartner
from msgraph.generated.models.cross_tenant_identity_sync_policy_partner import CrossTenantIdentitySyncPolicyPartner
from msgraph.generated.models.cross_tenant_user_sync_inbound import CrossTenantUserSyncInbound
from msgraph.generated.models.inbound_outbound_policy_configuration import InboundOutboundPolicyConfiguration
from msgraph.generated.models.o_data_errors.o_data_error import ODataError
from msgraph.generated.models.synchronization_job import SynchronizationJob
from msgraph.generated.models.synchronization_schedule_state import SynchronizationScheduleState
from msgraph.generated.models.synchronization_secret import SynchronizationSecret
from msgraph.generated.models.synchronization_secret_key_string_value_pair import SynchronizationSecretKeyStringValuePair
from msgraph.generated.models.synchronization_status_code import SynchronizationStatusCode
from msgraph.generated.service_principals.item.synchronization.jobs.validate_credentials.validate_credentials_post_request_body import (
    ValidateCredentialsPostRequestBody,
)
from msgraph.generated.service_principals.item.synchronization.secrets.secrets_put_request_body import SecretsPutRequestBody
from msgraph.generated.users.users_request_builder import UsersRequestBuilder
from kiota_abstractions.base_request_configuration import RequestConfiguration

TEMPLATE = "518e5f48-1fc8-4c48-9387-9fdf28b0dfe7"


def client(url, tenant):
    credential = ClientSecretCredential(
        tenant["tenantId"], tenant["clientId"], tenant["clientSecret"], authority=url, disable_instance_discovery=True
    )
    host = url.removeprefix("https://")
    provider = AzureIdentityAuthenticationProvider(credential, scopes=[f"{url}/.default"], allowed_hosts=[host, "localhost"])
    adapter = GraphRequestAdapter(provider)
    adapter.base_url = f"{url}/v1.0"
    return GraphServiceClient(request_adapter=adapter)


def held(step, condition):
    if not condition:
        raise AssertionError(step)
    print(f"held: {step}")


async def allow(graph, partner_id, consent, inbound_synchronization):
    partners = graph.policies.cross_tenant_access_policy.partners
    made = await partners.post(CrossTenantAccessPolicyConfigurationPartner(tenant_id=partner_id))
    held("a partner is made", made.tenant_id == partner_id)
    one = partners.by_cross_tenant_access_policy_configuration_partner_tenant_id(partner_id)
    await one.patch(CrossTenantAccessPolicyConfigurationPartner(automatic_user_consent_settings=consent))
    if inbound_synchronization:
        inbound = CrossTenantUserSyncInbound(is_sync_allowed=True)
        await one.identity_synchronization.put(CrossTenantIdentitySyncPolicyPartner(display_name="Partner", user_sync_inbound=inbound))
        read = await one.identity_synchronization.get()
        held("synchronization into the target is allowed", read.user_sync_inbound.is_sync_allowed is True)


def secret(key, value):
    return SynchronizationSecretKeyStringValuePair(key=key, value=value)


async def connection_error(synchronization, credentials):
    body = ValidateCredentialsPostRequestBody(template_id="Azure2Azure", use_saved_credentials=False, credentials=credentials)
    try:
        await synchronization.jobs.validate_credentials.post(body)
    except ODataError as error:
        return error.error.code
    return None


async def run_job(synchronization):
    made = await synchronization.jobs.post(SynchronizationJob(template_id="Azure2Azure"))
    held("a new job is disabled", made.schedule.state == SynchronizationScheduleState.Disabled)
    held("its interval is a duration", made.schedule.interval == datetime.timedelta(minutes=40))
    job = synchronization.jobs.by_synchronization_job_id(made.id)
    await job.start.post()
    started = await job.get()
    held("a started job has not run", started.status.code == SynchronizationStatusCode.NotRun)
    schema = await job.schema.get()
    rows = schema.synchronization_rules[0].object_mappings[0].attribute_mappings
    matching = next(row for row in rows if row.matching_priority == 1)
    held("the schema has 23 user mappings", len(rows) == 23)
    held("the matching one flows on creation only", matching.flow_type == AttributeFlowType.ObjectAddOnly)
    await job.pause.post()
    held("a paused job is paused", (await job.get()).status.code == SynchronizationStatusCode.Paused)
    await job.delete()


async def find_users(graph):
    query = UsersRequestBuilder.UsersRequestBuilderGetQueryParameters(
        filter="accountEnabled ne false", orderby=["displayName"], count=True, top=20, select=["id", "displayName"]
    )
    configuration = RequestConfiguration(query_parameters=query)
    configuration.headers.add("ConsistencyLevel", "eventual")
    page = await graph.users.get(request_configuration=configuration)
    rest = await graph.users.with_url(page.odata_next_link).get(request_configuration=_eventual())
    names = [user.display_name for user in page.value + rest.value]
    held("users are counted, sorted and paged", page.odata_count == len(names) == 26 and names == sorted(names))


def _eventual():
    configuration = RequestConfiguration()
    configuration.headers.add("ConsistencyLevel", "eventual")
    return configuration


async def main(url, source_tenant, target_tenant):
    source, target = client(url, source_tenant), client(url, target_tenant)
    await find_users(source)
    made = await source.application_templates.by_application_template_id(TEMPLATE).instantiate.post(
        InstantiatePostRequestBody(display_name="Fabrikam to Contoso")
    )
    principal = made.service_principal
    held("a configuration is instantiated", principal.app_roles[0].display_name == "msiam_access")
    synchronization = source.service_principals.by_service_principal_id(principal.id).synchronization
    credentials = [
        secret(SynchronizationSecret.CompanyId, target_tenant["tenantId"]),
        secret(SynchronizationSecret.AuthenticationType, "SyncPolicy"),
    ]
    code = await connection_error(synchronization, credentials)
    held("the connection is refused before policies allow it", code == "AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure")
    outbound, inbound = InboundOutboundPolicyConfiguration(outbound_allowed=True), InboundOutboundPolicyConfiguration(inbound_allowed=True)
    await allow(source, target_tenant["tenantId"], outbound, False)
    await allow(target, source_tenant["tenantId"], inbound, True)
    held("the connection is accepted afterwards", await connection_error(synchronization, credentials) is None)
    await synchronization.secrets.put(SecretsPutRequestBody(value=[*credentials, secret(SynchronizationSecret.SyncAll, "false")]))
    group = (await source.groups.get()).value[0]
    assigned = await source.service_principals.by_service_principal_id(principal.id).app_role_assigned_to.post(
        AppRoleAssignment(principal_id=group.id, resource_id=principal.id, app_role_id=principal.app_roles[0].id)
    )
    held("a group is assigned", assigned.principal_type == "Group")
    await run_job(synchronization)
    await source.applications.by_application_id(made.application.id).delete()
    deleted = await source.directory.deleted_items.graph_application.get()
    held("a deleted application is in the recycle bin", deleted.value[0].id == made.application.id)


if __name__ == "__main__":
    asyncio.run(main(*(json.loads(argument) for argument in sys.argv[1:])))
