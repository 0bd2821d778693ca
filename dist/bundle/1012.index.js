const n=1012,t=[1012],E={61012:((d,s,o)=>{o.d(s,{fromEnv:()=>_.sF});var _=o(43615)})};export{n as id,t as ids,E as modules};
