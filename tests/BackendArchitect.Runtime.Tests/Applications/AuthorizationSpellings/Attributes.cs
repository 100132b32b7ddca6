using Microsoft.AspNetCore.Authorization;

namespace AuthorizationSpellings
{
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
    public class StaffOnlyAttribute : AuthorizeAttribute
    {
        public StaffOnlyAttribute() => Policy = "Staff";
    }

    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
    public class OwnDataAttribute : Attribute, IAuthorizeData
    {
        public string? Policy { get; set; }

        public string? Roles { get; set; } = "staff";

        public string? AuthenticationSchemes { get; set; }
    }

    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
    public class MinimumAgeAttribute(int age) : Attribute, IAuthorizationRequirementData, IAuthorizationRequirement
    {
        public int Age => age;

        public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
    }

    public class AgeHandler : AuthorizationHandler<MinimumAgeAttribute>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, MinimumAgeAttribute requirement)
        {
            if (context.User.HasClaim(claim => claim.Type == "age"))
                context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }

    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
    public class OpenToAllAttribute : Attribute, IAllowAnonymous;

    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
    public class StaffOrAnyoneAttribute : StaffOnlyAttribute, IAllowAnonymous;
}

namespace AuthorizationSpellings.Other
{
    // Another type of the same name, such as an application layer has for its commands.
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
    public class AuthorizeAttribute : Attribute;
}
